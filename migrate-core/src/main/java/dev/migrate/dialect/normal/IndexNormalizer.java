package dev.migrate.dialect.normal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.migrate.dialect.NormalForm;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Brings indexes to the form in which an inspector reads them.
 *
 * @param form what is usual on the database
 * @param expressions writes expressions
 */
record IndexNormalizer(NormalForm form, ExpressionText expressions) {

	Index normalize(Index index, TableName table) {
		String using = this.form.indexMethod(index.using());
		List<IndexElement> elements = index.elements().stream().map((element) -> element(element, using)).toList();
		Map<String, String> with = new LinkedHashMap<>();
		index.with().forEach((key, value) -> with.put(key.strip().toLowerCase(Locale.ROOT), value.strip()));
		return new Index(index.name(), table, elements, index.unique(),
				(index.where() != null) ? this.expressions.canonical(index.where()) : null, using, index.include(),
				with, index.unique() && index.nullsNotDistinct(),
				(index.prefix() != null) ? index.prefix().strip().toUpperCase(Locale.ROOT) : null);
	}

	private IndexElement element(IndexElement element, @Nullable String using) {
		boolean ordered = element.order() != null && using == null && this.form.ordersIndexes();
		String order = ordered ? order(String.valueOf(element.order())) : null;
		return new IndexElement(element.column(),
				(element.expression() != null) ? this.expressions.canonical(element.expression()) : null, order,
				element.operatorClass(), element.length());
	}

	private @Nullable String order(String order) {
		String words = order.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
		boolean descending = words.startsWith("DESC");
		boolean nullsFirst = words.endsWith("NULLS FIRST");
		boolean unsaid = !words.contains("NULLS");
		boolean usualFirst = descending != this.form.nullsAreLeast();
		if (unsaid || nullsFirst == usualFirst) {
			return descending ? "DESC" : null;
		}
		return (descending ? "DESC" : "ASC") + " NULLS " + (nullsFirst ? "FIRST" : "LAST");
	}

}
