package dev.migrate.autoconfigure.data.jdbc.shop;

import dev.migrate.autoconfigure.data.jdbc.shop.Purchase.Color;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/**
 * Converters between colors and numbers.
 */
public final class Colors {

	private static final int BYTE = 256;

	private Colors() {
	}

	/** To the database. */
	@WritingConverter
	public enum Write implements Converter<Color, Integer> {

		/** The only one. */
		INSTANCE;

		@Override
		public Integer convert(Color color) {
			return (color.red() * BYTE + color.green()) * BYTE + color.blue();
		}

	}

	/** From the database. */
	@ReadingConverter
	public enum Read implements Converter<Integer, Color> {

		/** The only one. */
		INSTANCE;

		@Override
		public Color convert(Integer number) {
			return new Color(number / BYTE / BYTE, number / BYTE % BYTE, number % BYTE);
		}

	}

}
