package dev.octavo.use.importer;

import dev.octavo.blog.schema.FrontMatterReader;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.data.OldDate;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Kind;
import dev.octavo.use.importer.old.OldItem.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The front matter of an old article becomes Octavo's: each key under Octavo's name for it, what has none below {@code extra},
 * and what says only how the old program builds is left out. Nothing that was not public becomes public.
 */
final class KeyMapping {
    /** The keys that come first in a file, in this order. */
    private static final List<String> ORDER = List.of(
            "title",
            "date",
            "updated",
            "description",
            "categories",
            "tags",
            "series",
            "author",
            "language",
            "illustration");

    private static final Pattern PUBLISHED = Pattern.compile(
            "date|publishdate|publishedat|publishedon|datepublished|pubdate|pubdatetime|publisheddate|firstpublishedat");
    private static final Pattern STATE = Pattern.compile("published|publish|status|visibility|state|draft|private");
    private static final Set<String> ADDRESS =
            Set.of("url", "path", "permalink", "uri", "slug", "postslug", "basename");
    /** Keys of the old program's templates, though Octavo has some of the same name. */
    private static final Set<String> TEMPLATE = Set.of("layout", "template", "type", "each", "keepmetadata");

    private static final Pattern BUILDING =
            Pattern.compile(".*how another program builds the site.*|.*for the theme of another program.*");
    private static final int MOST_TAGS = 100;
    private static final int LONGEST_TERM = 100;

    private final OldItem item;
    private final boolean spaced;
    private final Account account;
    private final Map<String, Object> ours = new LinkedHashMap<>();
    private final Map<String, Object> extra = new LinkedHashMap<>();
    private final HeadPicture head = new HeadPicture();
    private boolean hidden;
    /** Whether the date is only that of the file's making. */
    private boolean created;

    /** @param spaced whether spaces separate tags in a text, as in Jekyll */
    private KeyMapping(OldItem item, boolean spaced, Account account) {
        this.item = item;
        this.spaced = spaced;
        this.account = account;
    }

    /** The keys for the file of an article, in their order, without addresses. */
    static Map<String, Object> of(OldItem item, boolean spaced, Account account) {
        return new KeyMapping(item, spaced, account).mapped();
    }

    private Map<String, Object> mapped() {
        item.keys().forEach(this::take);
        head.keys().ifPresent(picture -> ours.putIfAbsent("illustration", picture));
        state();
        order();
        return sorted();
    }

    private void take(String key, Object value) {
        String name = plain(key);
        if (isNothing(value)) {
            return;
        }
        if (ADDRESS.contains(name)) {
            account.kept(Thing.KEY, item.place()); // in the address
        } else if (STATE.matcher(name).matches()) {
            published(name, value);
        } else if (PUBLISHED.matcher(name).matches()) {
            date(name, value);
        } else if (name.equals("taxonomies") && value instanceof Map<?, ?> map) {
            map.forEach((taxonomy, terms) -> take(taxonomy.toString(), terms));
        } else if (name.equals("password") || name.equals("protected")) {
            hidden = true;
            account.left(
                    Thing.KEY,
                    "\"" + key + "\": a site of files cannot ask for it, so the article is a draft",
                    item.place());
        } else if (TEMPLATE.contains(name)) {
            account.left(Thing.KEY, "\"" + key + "\", which is for the old templates", item.place());
        } else if (HeadPicture.isPart(name) && !isMap(value)) {
            head.put(name, value);
            account.changed(Thing.KEY, "into the keys of \"illustration\"", item.place());
        } else {
            named(key, value);
        }
    }

    /** A key for which Octavo has a name, or none. */
    private void named(String key, Object value) {
        String kebab = key.toLowerCase(Locale.ROOT).replace('_', '-');
        String meaning = FrontMatterReader.meaning(kebab).orElse("").replaceFirst("^! ", "");
        if (BUILDING.matcher(meaning).matches()) {
            account.left(Thing.KEY, "\"" + key + "\", which says how the old program builds", item.place());
            return;
        }
        if (meaning.equals("extra") && value instanceof Map<?, ?> map) {
            map.forEach((own, content) -> extra.putIfAbsent(own.toString(), content));
            account.kept(Thing.KEY, item.place());
            return;
        }
        if (meaning.equals("date")) {
            date("created", value);
            return;
        }
        boolean known = FrontMatterReader.isKey(meaning) && !ours.containsKey(meaning);
        Optional<Object> shaped = known ? shaped(meaning, value) : Optional.empty();
        shaped.ifPresent(right -> ours.put(meaning, right));
        if (shaped.isEmpty()) {
            extra.putIfAbsent(key, value);
            account.changed(Thing.KEY, "below \"extra\"", item.place());
        } else if (meaning.equals(key)) {
            account.kept(Thing.KEY, item.place());
        } else {
            account.changed(Thing.KEY, "\"" + key + "\" to \"" + meaning + "\"", item.place());
        }
    }

    /** The value in the shape that Octavo's key has; empty if it has another. */
    private Optional<Object> shaped(String key, Object value) {
        return switch (key) {
            case "title", "description" -> Optional.<Object>of(line(value)).filter(text -> !isMap(value));
            case "series" -> texts(value).findFirst().map(Object.class::cast);
            case "tags", "categories" -> terms(key, value);
            case "author", "authors" -> authors(value);
            case "updated", "expires", "publish-at" ->
                OldDate.of(value.toString()).map(OldDate::written);
            case "illustration" -> head.of(value);
            case "aliases" -> Optional.of(texts(value).toList());
            case "draft", "unlisted", "pinned", "toc", "math", "search", "cards", "typography" -> truth(value);
            case "link", "canonical" ->
                Optional.<Object>of(value.toString().strip())
                        .filter(url -> url.toString().matches("https?://[^\\s/]+\\S*"));
            case "feed-id" ->
                Optional.<Object>of(value.toString())
                        .filter(id -> id.toString().matches("[A-Za-z][A-Za-z0-9+.-]*:\\S+"));
            case "read-time" ->
                Optional.<Object>of(value.toString().replaceAll("\\D.*", ""))
                        .filter(minutes -> minutes.toString().matches("[1-9]\\d{0,2}"))
                        .map(minutes -> Long.parseLong(minutes.toString()));
            case "language" ->
                Optional.<Object>of(value.toString().replace('_', '-'))
                        .filter(tag -> tag.toString().matches("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"));
            default -> Optional.empty();
        };
    }

    private Optional<Object> truth(Object value) {
        return value instanceof Boolean
                ? Optional.of(value)
                : Optional.of(value.toString().strip().toLowerCase(Locale.ROOT))
                        .filter(text -> text.matches("true|yes|on|false|no|off"))
                        .map(text -> text.matches("true|yes|on"));
    }

    private void published(String name, Object value) {
        String text = value.toString().strip().toLowerCase(Locale.ROOT);
        if (OldDate.of(text).isPresent() && text.matches("\\d{4}.*")) {
            date("published", value);
            return;
        }
        boolean off = name.matches("draft|private")
                ? text.matches("true|yes|1|on")
                : text.matches(
                        "false|no|off|0|drafts?|pending|private|hidden|unpublished|trash|inherit|auto-draft|members|paid"
                                + "|skip|(?:in[ -])?review|wip|todo|password|protected|archived");
        boolean unlisted = text.equals("unlisted") || (text.equals("hidden") && name.equals("status"));
        if (unlisted) {
            ours.put("unlisted", true);
        }
        hidden |= off && !unlisted;
        account.kept(Thing.KEY, item.place());
    }

    private void date(String name, Object value) {
        Optional<String> date = OldDate.of(value.toString()).map(OldDate::written);
        boolean free = !ours.containsKey("date") || name.equals("date") || created;
        if (date.isEmpty() || (!free && (ours.containsKey("publish-at") || name.equals("created")))) {
            extra.putIfAbsent(name, value);
            account.changed(Thing.KEY, "below \"extra\"", item.place());
            return;
        }
        if (free && ours.get("date") instanceof String other) {
            (created ? extra : ours)
                    .put(created ? "created" : "publish-at", other); // what was begun then was not public
        }
        created = name.equals("created");
        ours.put(free ? "date" : "publish-at", date.get());
        account.kept(Thing.KEY, item.place());
    }

    private Optional<Object> terms(String key, Object value) {
        String separator = spaced && !value.toString().contains(",") ? "\\s+" : "\\s*[,;]\\s*";
        Stream<String> all =
                value instanceof List<?> ? texts(value) : Stream.of(line(value).split(separator));
        Set<String> slugs = new LinkedHashSet<>();
        List<Object> terms = new ArrayList<>();
        all.map(term -> term.replaceFirst("^#", "").strip().replaceAll("^/|/$", ""))
                .forEach(term -> {
                    String slug = Slug.of(term);
                    boolean right = !slug.isEmpty() && term.length() <= LONGEST_TERM && terms.size() < MOST_TAGS;
                    boolean fits = right
                            && (key.equals("tags")
                                    || Stream.of(term.split("/", -1))
                                            .noneMatch(part -> Slug.of(part).isEmpty()));
                    if (fits && slugs.add(slug)) {
                        terms.add(term);
                        account.kept(Thing.TAG, item.place());
                    } else if (!term.isEmpty()) {
                        account.left(
                                Thing.TAG,
                                right ? "written twice" : "without a letter or digit for an address, or too long",
                                item.place());
                    }
                });
        return terms.isEmpty() ? Optional.empty() : Optional.of(terms);
    }

    private static Optional<Object> authors(Object value) {
        List<String> names = texts(value)
                .flatMap(text -> text.matches("[^,]{1,40}(?:,[^,]{1,40})+")
                        ? Stream.of(text.split("(?<!\\s)\\s*+,\\s*(?:and )?"))
                        : Stream.of(text))
                .filter(name -> name.length() <= LONGEST_TERM && !Slug.of(name).isEmpty())
                .distinct()
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(names.size() == 1 ? names.get(0) : names);
    }

    /** What was not public is a draft, whatever the keys say; what is scheduled has a date that says so. */
    private void state() {
        boolean open = item.state() == State.PUBLIC || item.state() == State.SCHEDULED;
        if (hidden || !open || Boolean.TRUE.equals(ours.get("draft"))) {
            ours.put("draft", true);
        } else {
            ours.remove("draft");
        }
    }

    /** Dates that contradict each other: an article changed before it was written was not changed. */
    private void order() {
        Optional<OldDate> date = Optional.ofNullable(ours.get("date")).flatMap(text -> OldDate.of(text.toString()));
        for (String key : List.of("updated", "expires")) {
            Optional<OldDate> other = Optional.ofNullable(ours.get(key)).flatMap(text -> OldDate.of(text.toString()));
            if (date.isPresent()
                    && other.isPresent()
                    && !other.get().day().isAfter(date.get().day())) {
                ours.remove(key);
                if (key.equals("expires")) { // it was not public for a day
                    ours.put("draft", true);
                }
            }
        }
        if (item.kind() == Kind.PAGE) {
            List.of("pinned", "series", "link")
                    .forEach(key -> Optional.ofNullable(ours.remove(key)).ifPresent(value -> extra.put(key, value)));
        }
        if (ours.containsKey("author") && ours.containsKey("authors")) {
            extra.put("author", ours.remove("author"));
        }
    }

    private Map<String, Object> sorted() {
        Map<String, Object> sorted = new LinkedHashMap<>();
        ORDER.stream().filter(ours::containsKey).forEach(key -> sorted.put(key, ours.get(key)));
        ours.forEach(sorted::putIfAbsent);
        if (!extra.isEmpty()) {
            sorted.put("extra", extra);
        }
        return sorted;
    }

    /** The texts in a value: itself, those in a list, and the names of things that have one. */
    static Stream<String> texts(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().flatMap(entry -> texts(entry));
        }
        if (value instanceof Map<?, ?> map) {
            return Stream.of("name", "title", "src", "url", "id")
                    .flatMap(key -> Stream.ofNullable(map.get(key)))
                    .limit(1)
                    .flatMap(entry -> texts(entry));
        }
        return Stream.of(line(value)).filter(Predicate.not(String::isEmpty));
    }

    static boolean isMap(Object value) {
        return value instanceof Map || value instanceof List;
    }

    static boolean isNothing(Object value) {
        return value.toString().isBlank()
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    static String line(Object value) {
        return value.toString().replaceAll("[\\s\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }

    static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[_ -]+", "");
    }
}
