package dev.octavo.check;

import dev.octavo.address.SourcePath;
import dev.octavo.links.AuthoredLink;
import dev.octavo.links.Links;
import dev.octavo.links.Translations;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.site.Edition;
import dev.octavo.site.Entry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds articles of a site in several languages that are in none of them, and translations that are there already. */
public final class TranslatedArticles {
    private static final Pattern MARKED = Pattern.compile("(.+)\\.([A-Za-z]{2,3})(?:-[A-Za-z0-9]{2,8})*");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final PlannedSite planned;
    private final Links links;
    private final List<Edition> editions;

    private TranslatedArticles(PlannedSite planned) {
        this.planned = planned;
        this.links = planned.links();
        this.editions = planned.site().config().editions();
    }

    public static Stream<Problem> check(PlannedSite planned) {
        TranslatedArticles check = new TranslatedArticles(planned);
        if (check.editions.isEmpty()) {
            return planned.site().entries().flatMap(entry -> check.alone(entry).stream());
        }
        return Stream.concat(
                Translations.of(planned.site(), planned.links()).duplicates().stream()
                        .filter(duplicate -> check.isOfOurs(duplicate.first()) && check.isOfOurs(duplicate.second()))
                        .map(TranslatedArticles::second),
                planned.site().entries().flatMap(check::faults));
    }

    private static Problem second(Translations.Duplicate duplicate) {
        return Problem.error(
                        "there are two articles for \"" + duplicate.language() + "\"",
                        Location.file(duplicate.second().source().path().value()))
                .related(
                        "the other is",
                        Location.file(duplicate.first().source().path().value()))
                .hint("delete one, or give it another language: by its name, such as post.de.md, or by \"language\"");
    }

    private Stream<Problem> faults(Entry entry) {
        Optional<AuthoredLink> original = AuthoredLink.original(entry);
        Optional<Problem> noArticle = original.filter(this::leadsToNoArticle)
                .map(mention -> Problem.error(
                                "\"translation-of\" names no article: \"" + mention.written() + "\"",
                                MentionPlace.of(mention, planned.project()))
                        .hint("name the file of the article that this one translates, such as ../post/index.md"));
        Optional<Problem> unknown = entry.meta()
                .placement()
                .language()
                .filter(tag -> original.isPresent() && !isKnown(tag))
                .map(tag -> unknown("this translation is in \"" + tag + "\"", tag, entry));
        return Stream.of(noArticle, unknown, fromName(entry)).flatMap(Optional::stream);
    }

    private boolean leadsToNoArticle(AuthoredLink mention) {
        return links.target(mention.from(), mention.page(), mention.written())
                .map(target -> planned.addresses().contains(target.address())
                        && links.entry(target.address()).isEmpty())
                .orElse(true);
    }

    private boolean isOfOurs(Entry entry) {
        return entry.meta().placement().language().stream().allMatch(this::isKnown);
    }

    private boolean isKnown(String tag) {
        return editions.stream().anyMatch(edition -> edition.covers(tag));
    }

    /** What is written like a translation on a site that names no languages. */
    private Optional<Problem> alone(Entry entry) {
        Optional<Problem> byKey = AuthoredLink.original(entry)
                .filter(mention -> links.target(mention.from(), mention.page(), mention.written())
                        .filter(target -> target.address().equals(entry.address()))
                        .isEmpty())
                .map(mention -> Problem.warning(
                        "\"translation-of\" does nothing, since content/site.yaml names no languages",
                        MentionPlace.of(mention, planned.project())));
        Optional<Problem> byName = tag(entry)
                .map(tag -> Problem.warning(
                        "the name of this file ends in the language \"" + tag
                                + "\", but content/site.yaml names no languages",
                        Location.file(entry.source().path().value())));
        String site = planned.site().config().language();
        String other = tag(entry)
                .or(() -> entry.meta().placement().language())
                .filter(tag -> !tag.equals(site))
                .orElse(site.equals("de") ? "en" : "de");
        return byKey.or(() -> byName)
                .map(problem -> problem.hint("write there\nlanguages:\n  " + site + ": {}\n  " + other + ": {}"));
    }

    /** A file called after a language that the site has not, beside one that is not. */
    private Optional<Problem> fromName(Entry entry) {
        return tag(entry).map(tag -> unknown("the name of this file ends in the language \"" + tag + "\"", tag, entry));
    }

    /** The language of none of the editions that the name of a file ends in, beside one that does not. */
    private Optional<String> tag(Entry entry) {
        SourcePath source = entry.source().path();
        Matcher marked = MARKED.matcher(source.baseName());
        boolean translated = marked.matches()
                && LANGUAGES.contains(marked.group(2).toLowerCase(Locale.ROOT))
                && editions.stream()
                        .allMatch(edition -> edition.withoutLanguage(source).isEmpty())
                && links.entry(new SourcePath(source.folder() + "/" + marked.group(1) + ".md"))
                        .isPresent();
        return translated ? Optional.of(source.baseName().substring(marked.end(1) + 1)) : Optional.empty();
    }

    private Problem unknown(String fact, String tag, Entry entry) {
        String known = editions.stream().map(Edition::language).collect(Collectors.joining(", "));
        return Problem.error(
                        fact + ", which \"languages\" in content/site.yaml does not name",
                        Location.file(entry.source().path().value()))
                .hint("write " + tag + ": below \"languages\", or take one of " + known);
    }
}
