package dev.migrate.jpa.mapping;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.schema.RenamedFrom;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DiscriminatorFormula;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.FilterJoinTable;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JoinColumnOrFormula;
import org.hibernate.annotations.JoinColumnsOrFormulas;
import org.hibernate.annotations.JoinFormula;
import org.hibernate.annotations.ParamDef;
import org.hibernate.annotations.SQLJoinTableRestriction;
import org.hibernate.annotations.SQLOrder;
import org.hibernate.annotations.SQLRestriction;

/** SQL text that belongs to queries and not to the schema. */
final class FormulaRows {

	private FormulaRows() {
	}

	@Entity
	static class FormulaValue {

		@Id
		Long id;

		@RenamedFrom("following")
		@Formula("id + 1")
		Long next;

		String name;

	}

	@Entity
	static class FormulaJoin {

		@Id
		Long id;

		@ManyToOne
		@JoinFormula("id + 1")
		FormulaValue value;

		@ElementCollection
		@Formula("id * 2")
		Set<Long> twice = new HashSet<>();

	}

	@Entity
	static class FormulaPair implements Serializable {

		@Id
		Integer area;

		@Id
		Integer number;

		@OneToMany
		@JoinColumnsOrFormulas({ @JoinColumnOrFormula(column = @JoinColumn(name = "pair_area")),
				@JoinColumnOrFormula(column = @JoinColumn(name = "pair_number")) })
		Set<FormulaValue> values = new HashSet<>();

	}

	@Entity
	static class FormulaColumns {

		@Id
		Integer id;

		@ManyToOne
		@JoinColumnsOrFormulas({
				@JoinColumnOrFormula(column = @JoinColumn(name = "pair_area", referencedColumnName = "area")),
				@JoinColumnOrFormula(formula = @JoinFormula(value = "1", referencedColumnName = "number")) })
		FormulaPair pair;

	}

	@Entity
	@Inheritance
	@DiscriminatorFormula("case when number is null then 'A' else 'B' end")
	abstract static class FormulaKind {

		@Id
		Long id;

		Integer number;

	}

	@Entity
	@jakarta.persistence.DiscriminatorValue("A")
	static class FormulaKindOne extends FormulaKind {

		String one;

	}

	@Entity
	static class FormulaMap {

		@Id
		Long id;

		@ElementCollection
		@MapKeyColumn(name = "language")
		@Column(name = "text")
		@SQLRestriction("text is not null")
		Map<String, String> texts;

	}

	@Entity
	@SQLRestriction("name is not null")
	@FilterDef(name = "named", parameters = @ParamDef(name = "name", type = String.class))
	@Filter(name = "named", condition = "name = :name")
	static class Restricted {

		@Id
		Long id;

		@ColumnTransformer(read = "lower(name)", write = "upper(?)")
		String name;

		@ManyToMany
		@SQLJoinTableRestriction("restricted_id > 0")
		@FilterJoinTable(name = "named", condition = "restricted_id > 1")
		@SQLOrder("id desc")
		List<FormulaValue> values;

		@ManyToMany
		@OrderBy("name")
		List<FormulaValue> ordered;

	}

}
