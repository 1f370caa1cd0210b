package dev.octavo.blog.site;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The meaning of a query: which options there are, what they choose, and in which order.
 *
 * @param site in all of its languages
 */
public record Selection(Site site, Query query) {
    static final String LANGUAGE = "language";
    static final String OTHERS = "others";
    private static final String PINNED = "pinned";
    private static final String SORT = "sort";
    private static final String ORDER = "order";
    static final String LIMIT = "limit";
    private static final String SECTION = "section";
    private static final String YEAR = "year";
    private static final String TAXONOMY = "taxonomy";
    private static final String EXTRA = "extra.";
    private static final String ASCENDING = "ascending";
    private static final List<String> LARGEST_FIRST = List.of("date", "updated", "count");
    private static final Map<String, String> SIMILAR_NAMES =
            Map.of("count", LIMIT, "max", LIMIT, "most", LIMIT, "first", LIMIT, "reverse", ORDER, "orderBy", SORT);

    /**
     * Requires that each option of the query exists, and has a value that means something.
     *
     * @throws ProblemException without a place, if one does not
     */
    public void requireRight() {
        query.options().forEach((name, value) -> {
            List<String> known = options();
            if (!known.contains(name) && !(isOfArticles() && name.startsWith(EXTRA))) {
                throw wrong(
                        query.kind().function() + " has no option \"" + name + "\"",
                        Optional.ofNullable(SIMILAR_NAMES.get(name))
                                .filter(known::contains)
                                .map(Spelling::question)
                                .or(() -> Spelling.suggestion(name, known))
                                .orElse("it has " + String.join(", ", known)));
            }
            requireRight(name, value);
        });
    }

    private void requireRight(String name, String value) {
        switch (name) {
            case SORT -> requireOne(name, value, sorts(), value.startsWith(EXTRA) && isOfArticles());
            case ORDER -> requireOne(name, value, List.of(ASCENDING, "descending"), false);
            case OTHERS, PINNED -> requireOne(name, value, List.of("true", "false"), false);
            case TAXONOMY -> requireOne(name, value, taxonomies(), false);
            case LIMIT, YEAR -> {
                if (!value.matches("[0-9]{1,9}")) {
                    throw wrong(
                            option(name) + " is a whole number, and not \"" + value + "\"",
                            "write \"" + name + "\": " + (name.equals(LIMIT) ? 10 : 2026));
                }
            }
            default -> requireNamed(name, value);
        }
    }

    private void requireOne(String name, String value, List<String> known, boolean other) {
        if (!known.contains(value) && !other) {
            throw wrong(
                    option(name) + " is one of " + String.join(", ", known) + ", and not \"" + value + "\"",
                    Spelling.suggestion(value, known).orElse("write \"" + name + "\": \"" + known.get(0) + "\""));
        }
    }

    /** Requires that there is a post of the given tag, author and so on. */
    private void requireNamed(String name, String value) {
        if (name.startsWith(EXTRA)) {
            return;
        }
        List<String> known = names(site, name);
        if (known.stream().noneMatch(any -> matches(name, value, any))) {
            throw wrong("no post has the " + name + " \"" + value + "\"", remedy(value, known));
        }
    }

    /** What to write instead of a name that no post has. */
    public static String remedy(String name, List<String> known) {
        return Spelling.suggestion(name, known)
                .orElse(known.isEmpty() ? "delete it" : "there are " + String.join(", ", known));
    }

    private String option(String name) {
        return "\"" + name + "\" of " + query.kind().function();
    }

    private static ProblemException wrong(String fact, String remedy) {
        return new ProblemException(ProblemKind.TEMPLATE.error(fact).hint(remedy));
    }

    private boolean isOfArticles() {
        return query.kind() == Query.Kind.POSTS || query.kind() == Query.Kind.PAGES;
    }

    private List<String> taxonomies() {
        return Stream.concat(
                        Stream.of(Term.CATEGORIES),
                        site.config().taxonomies().stream().map(SiteConfig.CustomTaxonomy::name))
                .toList();
    }

    private List<String> options() {
        List<String> names = new ArrayList<>();
        if (isOfArticles()) {
            names.addAll(List.of("tag", "series", "author", YEAR, "category"));
            site.config().taxonomies().forEach(taxonomy -> names.add(taxonomy.name()));
            names.add(OTHERS);
        }
        if (query.kind() == Query.Kind.POSTS) {
            names.addAll(List.of(SECTION, PINNED));
        }
        if (query.kind() == Query.Kind.TERMS) {
            names.add(TAXONOMY);
        }
        names.addAll(List.of(LANGUAGE, SORT, ORDER, LIMIT));
        return names;
    }

    private List<String> sorts() {
        return isOfArticles()
                ? List.of("date", "updated", "title", "readTime", EXTRA + "NAME")
                : List.of("name", "count");
    }

    /** The tags, authors and so on that a query may name, whether or not their posts are public now. */
    public static List<String> names(Site site, String option) {
        Stream<String> configured = switch (option) {
            case SECTION ->
                Stream.concat(
                        Stream.of("posts"), site.config().sections().stream().map(SiteConfig.Section::name));
            case "author" -> site.authors().stream().flatMap(author -> Stream.of(author.id(), author.name()));
            default -> site.config().editions().stream().map(Edition::language).filter(any -> option.equals(LANGUAGE));
        };
        return Stream.concat(
                        configured,
                        Stream.concat(site.articles(), site.withheld().stream())
                                .filter(article -> !option.equals(SECTION) || article.isPost())
                                .flatMap(article -> values(site, option, article)))
                .distinct()
                .sorted()
                .toList();
    }

    /** What {@code article} has of an option. */
    private static Stream<String> values(Site site, String option, Article article) {
        FrontMatter meta = article.meta();
        return switch (option) {
            case "tag" -> meta.tags().stream().map(Term::name);
            case "series" -> meta.series().stream().map(Term::name);
            case "author" -> meta.authors().stream().flatMap(author -> Stream.of(author.id(), author.name()));
            case "category" -> terms(meta, Term.CATEGORIES);
            case SECTION -> Stream.of(article.section());
            case PINNED -> Stream.of(Boolean.toString(meta.placement().pinned()));
            case YEAR ->
                meta.date().stream().map(date -> Integer.toString(date.day().getYear()));
            case LANGUAGE -> Stream.of(meta.placement().language().orElseGet(site.config()::defaultLanguage));
            default ->
                option.startsWith(EXTRA) ? extra(article, option).stream().map(Object::toString) : terms(meta, option);
        };
    }

    private static Stream<String> terms(FrontMatter meta, String taxonomy) {
        return meta.terms().stream().filter(term -> term.isOf(taxonomy)).map(Term::name);
    }

    private static Optional<Object> extra(Article article, String option) {
        return Optional.ofNullable(article.meta().extra().values().get(option.substring(EXTRA.length())));
    }

    private static boolean matches(String option, String wanted, String found) {
        return found.equalsIgnoreCase(wanted)
                || (option.equals(LANGUAGE)
                        && found.toLowerCase(Locale.ROOT).startsWith(wanted.toLowerCase(Locale.ROOT) + "-"));
    }

    /** Those of {@code newestFirst} that have all that the query asks for, in its order; the limit is for the caller. */
    public List<Article> articles(Collection<Article> newestFirst) {
        Map<String, String> filters = new TreeMap<>(query.options());
        filters.keySet().removeAll(List.of(SORT, ORDER, LIMIT, OTHERS));
        return sorted(
                newestFirst.stream()
                        .filter(article -> filters.entrySet().stream().allMatch(filter -> has(article, filter)))
                        .toList(),
                this::key);
    }

    private boolean has(Article article, Map.Entry<String, String> filter) {
        return values(site, filter.getKey(), article)
                .anyMatch(value -> matches(filter.getKey(), filter.getValue(), value));
    }

    private Optional<Object> key(String sort, Article article) {
        FrontMatter meta = article.meta();
        return switch (sort) {
            case "title" -> Optional.of(article.title());
            case "readTime" -> Optional.of(article.readMinutes());
            case "date" -> meta.date().map(date -> second(date, article));
            case "updated" -> meta.updated().or(meta::date).map(date -> second(date, article));
            default -> extra(article, sort);
        };
    }

    private long second(PublicationDate date, Article article) {
        return date.instant(site.config().zoneOf(article.meta().placement())).getEpochSecond();
    }

    /**
     * Sorts {@code items} as the query says. Numbers come before texts, and what lacks a key comes last.
     *
     * @param key returns what an item is sorted by: a number or a text
     */
    public <T> List<T> sorted(Collection<T> items, BiFunction<String, T, Optional<Object>> key) {
        String sort = query.option(SORT).orElse(sorts().get(query.kind() == Query.Kind.PAGES ? 2 : 0));
        boolean ascending = query.option(ORDER)
                .map(ASCENDING::equals)
                .orElseGet(() -> query.options().containsKey("series") || !LARGEST_FIRST.contains(sort));
        Comparator<Keyed<T>> order =
                Comparator.<Keyed<T>>comparingDouble(Keyed::number).thenComparing(Keyed::text);
        return items.stream()
                .map(item -> Keyed.of(item, key.apply(sort, item)))
                .sorted(Comparator.<Keyed<T>, Boolean>comparing(Keyed::absent)
                        .thenComparing(ascending ? order : order.reversed()))
                .map(Keyed::item)
                .toList();
    }

    private record Keyed<T>(T item, boolean absent, double number, String text) {
        static <T> Keyed<T> of(T item, Optional<Object> key) {
            Object value = key.orElse("");
            return value instanceof Number number
                    ? new Keyed<>(item, false, number.doubleValue(), "")
                    : new Keyed<>(
                            item,
                            key.isEmpty(),
                            Double.MAX_VALUE,
                            value.toString().toLowerCase(Locale.ROOT));
        }
    }

    /** How many are shown at most. */
    public int limit() {
        return query.option(LIMIT).map(Integer::parseInt).orElse(Integer.MAX_VALUE);
    }

    /** The taxonomy of the terms that are asked for. */
    public String taxonomy() {
        return query.option(TAXONOMY).orElse(Term.CATEGORIES);
    }
}
