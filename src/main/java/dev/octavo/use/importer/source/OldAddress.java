package dev.octavo.use.importer.source;

import dev.octavo.lib.loading.Resources;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules by which other programs make addresses of articles and ids of headings. */
final class OldAddress {
    /** {@code :title} of Jekyll, Hugo and Hexo; <code>{slug}</code> and <code>{date:%Y}</code> of Pelican. */
    private static final Pattern PLACEHOLDER = Pattern.compile(":([A-Za-z_]+)|\\{([a-z_]+)(?::([^}]*))?}");

    private static final Map<String, String> JEKYLL = Map.of(
            "date", "/:categories/:year/:month/:day/:title.html",
            "pretty", "/:categories/:year/:month/:day/:title/",
            "ordinal", "/:categories/:year/:y_day/:title.html",
            "none", "/:categories/:title.html");

    /** The parts of dates, by the letters that stand for them in formats. */
    private static final Map<String, String> DATES = Resources.table(Stream.of(
            "year =%Y",
            "month monthnum =%m",
            "day monthday =%d",
            "shortyear =%y",
            "yday yearday =%j",
            "hour =%H",
            "minute =%M",
            "second =%S"));

    private OldAddress() {}

    /**
     * What an address is made of.
     *
     * @param folder the folders below that of the articles, with slashes between them
     * @param name of the file, without date and extension
     */
    record Facts(
            String folder,
            String name,
            String title,
            Optional<String> slug,
            Optional<LocalDateTime> date,
            List<String> categories,
            String author) {}

    /** The address that a pattern makes; empty if it has a placeholder that is not known. */
    static Optional<String> of(Generator generator, String pattern, Facts facts) {
        String whole = generator.name().equals("Jekyll") ? JEKYLL.getOrDefault(pattern, pattern) : pattern;
        Matcher placeholder = PLACEHOLDER.matcher(whole);
        StringBuilder address = new StringBuilder();
        while (placeholder.find()) {
            String name = Optional.ofNullable(placeholder.group(1)).orElse(placeholder.group(2));
            Optional<String> value = value(
                    generator, name, Optional.ofNullable(placeholder.group(3)).orElse(""), facts);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            placeholder.appendReplacement(address, Matcher.quoteReplacement(value.get()));
        }
        placeholder.appendTail(address);
        String path = ("/" + address).replaceAll("/{2,}", "/");
        return Optional.of(path.replaceAll("/index(?:\\.html)?/?$", "/").replaceAll("(?<=/)index\\.html$", ""));
    }

    private static Optional<String> value(Generator generator, String name, String format, Facts facts) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "");
        return switch (plain) {
            case "slug", "slugorfilename", "slugorcontentbasename", "slugortitle" ->
                Optional.of(facts.slug().map(slug -> slug(generator, slug)).orElseGet(() -> named(generator, facts)));
            case "title" ->
                Optional.of(
                        generator.name().equals("Hugo")
                                ? slug(generator, facts.title())
                                : facts.slug().orElseGet(() -> named(generator, facts)));
            case "filename", "contentbasename", "basename", "name" -> Optional.of(named(generator, facts));
            case "folder", "sections" -> Optional.of(folder(generator, facts.folder()));
            case "section" -> Optional.of(folder(generator, facts.folder().replaceFirst("/.*", "")));
            case "categories", "category" ->
                Optional.of(String.join(
                        "/",
                        facts.categories().stream()
                                .map(category -> slug(generator, category))
                                .limit(plain.equals("category") ? 1 : 20)
                                .toList()));
            case "author" -> Optional.of(slug(generator, facts.author()));
            case "collection" -> Optional.of(folder(generator, facts.folder().replaceFirst("/.*", "")));
            case "path" ->
                Optional.of(
                        folder(generator, facts.folder().replaceFirst("^[^/]*/?", "")) + "/" + named(generator, facts));
            case "lang" -> Optional.of("");
            case "outputext" -> Optional.of(".html");
            case "imonth" -> facts.date().map(date -> Integer.toString(date.getMonthValue()));
            case "iday" -> facts.date().map(date -> Integer.toString(date.getDayOfMonth()));
            case "monthname" -> facts.date().map(date -> strftime("%B", date).toLowerCase(Locale.ROOT));
            case "date" -> facts.date().map(date -> strftime(format, date));
            default ->
                Optional.ofNullable(DATES.get(plain))
                        .flatMap(part -> facts.date().map(date -> strftime(part, date)));
        };
    }

    /** What Python and C call a format of dates, whose letters are those of Java. */
    private static String strftime(String format, LocalDateTime date) {
        String java = format.replaceAll("%(?![YymdjHMSbB])", "%%").replaceAll("%([YymdjHMSbB])", "%1\\$t$1");
        return String.format(Locale.ROOT, java, date);
    }

    private static String folder(Generator generator, String folder) {
        return String.join(
                "/",
                List.of(folder.split("/", -1)).stream()
                        .map(part -> slugOfName(generator, part))
                        .toList());
    }

    private static String named(Generator generator, Facts facts) {
        return generator.name().equals("Pelican")
                ? slug(generator, facts.title())
                : slugOfName(generator, facts.name());
    }

    /** A part of an address from the name of a file or folder, which most programs leave as it is. */
    private static String slugOfName(Generator generator, String name) {
        return switch (generator.name()) {
            case "Hugo" -> name.toLowerCase(Locale.ROOT).replace(' ', '-');
            case "Zola" -> ascii(name);
            case "Quartz", "Obsidian" -> name.replace(' ', '-');
            case "Astro" -> slug(generator, name);
            default -> name.replace(' ', '-');
        };
    }

    /** A part of an address from words. */
    static String slug(Generator generator, String words) {
        return switch (generator.name()) {
            case "Zola", "Pelican", "Nikola" -> ascii(words);
            case "Hugo" ->
                words.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\s+", "-")
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}._~/+-]", "")
                        .replaceAll("-{2,}", "-")
                        .replaceAll("^-|-$", "");
            default ->
                words.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}_]+", "-")
                        .replaceAll("^-|-$", "");
        };
    }

    private static String ascii(String words) {
        String plain = Normalizer.normalize(words, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replace("ß", "ss")
                .toLowerCase(Locale.ROOT);
        return plain.replaceAll("['’\"]", "").replaceAll("[^a-z0-9_]+", "-").replaceAll("^-|-$", "");
    }

    /** The id of a heading by one of the rules {@code kramdown}, {@code zola}, {@code python}; empty for that of GitHub. */
    static Optional<String> headingId(String rule, String heading) {
        String lower = heading.strip().toLowerCase(Locale.ROOT);
        return switch (rule) {
            case "kramdown" ->
                Optional.of(lower.replaceFirst("^[^a-z\\p{L}]+", "")
                                .replaceAll("[^\\p{L}\\p{M}\\p{N} _-]", "")
                                .replace(' ', '-'))
                        .map(id -> id.isEmpty() ? "section" : id);
            case "zola" -> Optional.of(ascii(heading).replace('_', '-'));
            case "python" ->
                Optional.of(Normalizer.normalize(lower, Normalizer.Form.NFKD)
                        .replaceAll("[^\\x00-\\x7F]", "")
                        .replaceAll("[^\\w\\s-]", "")
                        .strip()
                        .replaceAll("[-\\s]+", "-"));
            default -> Optional.empty();
        };
    }
}
