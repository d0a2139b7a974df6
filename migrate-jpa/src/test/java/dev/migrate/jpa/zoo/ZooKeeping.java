package dev.migrate.jpa.zoo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.migrate.jpa.zoo.Zoo.Diet;
import dev.migrate.jpa.zoo.Zoo.Mood;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaQuery;

/**
 * What happens in the zoo.
 */
public final class ZooKeeping {

	private ZooKeeping() {
	}

	/**
	 * Persist one of each.
	 * @param manager where
	 */
	public static void open(EntityManager manager) {
		Zoo.Park park = park();
		Zoo.Bench bench = new Zoo.Bench();
		park.benches.add(bench);
		Zoo.Keeper keeper = new Zoo.Keeper();
		keeper.park = park;
		Zoo.Skill skill = new Zoo.Skill();
		keeper.skills.add(skill);
		Zoo.Seat seat = new Zoo.Seat();
		Zoo.Visit visit = new Zoo.Visit();
		visit.where = seat;
		Zoo.Visitor visitor = new Zoo.Visitor();
		visitor.seat = seat;
		for (Object entity : new Object[] { bench, park, skill, keeper, new Zoo.Lion(), new Zoo.Fish(),
				new Zoo.Aquarium(), new Zoo.DayTicket(), new Zoo.YearTicket(), seat, visit, new Zoo.Shop(),
				new Zoo.Note(), visitor }) {
			manager.persist(entity);
		}
	}

	private static Zoo.Park park() {
		Zoo.Park park = new Zoo.Park();
		park.city = "Bern";
		park.rating = 5;
		park.area = new BigDecimal("12.345");
		park.checkedAt = Instant.EPOCH;
		park.localTime = LocalDateTime.of(2020, 1, 1, 0, 0);
		park.offsetTime = OffsetDateTime.parse("2020-01-01T00:00:00Z");
		park.visit = Duration.ofMinutes(90);
		park.token = new UUID(1, 2);
		park.tiny = 1;
		park.small = 2;
		park.ratio = 0.5F;
		park.hash = new byte[] { 1, 2 };
		park.story = "once";
		park.picture = new byte[] { 3 };
		park.notes = "notes";
		park.settings = Map.of("a", "b");
		park.mood = Mood.WILD;
		park.diet = Diet.ALL;
		park.parking = true;
		park.order = 1;
		park.tags.add("big");
		park.rules.add("no feeding");
		park.greetings.put("de", "Hallo");
		park.gates.add(new Zoo.Address());
		return park;
	}

	/**
	 * Read all.
	 * @param manager where
	 * @return how many
	 */
	public static int count(EntityManager manager) {
		int count = 0;
		for (Class<?> entity : new Class<?>[] { Zoo.Park.class, Zoo.Keeper.class, Zoo.Skill.class, Zoo.Bench.class,
				Zoo.Animal.class, Zoo.Building.class, Zoo.Ticket.class, Zoo.Seat.class, Zoo.Visit.class, Zoo.Shop.class,
				Zoo.Note.class, Zoo.ParkName.class, Zoo.Visitor.class }) {
			count += all(manager, entity).size();
		}
		return count;
	}

	private static <T> List<T> all(EntityManager manager, Class<T> entity) {
		CriteriaQuery<T> query = manager.getCriteriaBuilder().createQuery(entity);
		query.from(entity);
		return manager.createQuery(query).getResultList();
	}

}
