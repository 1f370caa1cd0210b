package dev.octavo.build.check;

import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.links.Translations;
import dev.octavo.blog.schema.WordsReader;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Edition;
import dev.octavo.blog.words.Languages;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds articles in a language that the site does not name, and second translations into the same language. */
public final class TranslatedArticles {
    private static final Pattern MARKED = Pattern.compile("(.+)\\.([A-Za-z]{2,3})(?:-[A-Za-z0-9]{2,8})*");

    private final PlannedSite planned;
    private final Links links;
    private final List<Edition> editions;

    private TranslatedArticles(PlannedSite planned) {
        this.planned = planned;
        this.links = planned.links();
        this.editions = planned.site().config().editions();
    }

    public static Stream<Problem> check(PlannedSite planned) {
        if (planned.unreadable().settings()) {
            return Stream.empty(); // the presumed settings name no languages
        }
        TranslatedArticles check = new TranslatedArticles(planned);
        if (check.editions.isEmpty()) {
            return planned.site().articles().flatMap(article -> check.inOneLanguage(article).stream());
        }
        return Stream.concat(
                Translations.of(planned.site(), planned.links()).duplicates().stream()
                        .filter(duplicate ->
                                check.hasKnownLanguage(duplicate.first()) && check.hasKnownLanguage(duplicate.second()))
                        .map(TranslatedArticles::duplicate),
                planned.site().articles().flatMap(check::problems));
    }

    private static Problem duplicate(Translations.Duplicate duplicate) {
        return ProblemKind.LANGUAGE
                .error(
                        "there are two articles for \"" + duplicate.language() + "\"",
                        Location.file(duplicate.second().source().path().value()))
                .related(
                        "the other is",
                        Location.file(duplicate.first().source().path().value()))
                .hint("delete one, or give it another language: by its name, such as post.de.md, or by \"language\"");
    }

    private Stream<Problem> problems(Article article) {
        Optional<AuthoredLink> original = AuthoredLink.original(article);
        Optional<Problem> noArticle = original.filter(this::leadsToNoArticle)
                .map(link -> ProblemKind.LANGUAGE
                        .error(
                                "\"translation-of\" names no article: \"" + link.written() + "\"",
                                LinkLocation.of(link, planned.project()))
                        .hint("name the file of the article that this one translates, such as ../post/index.md"));
        Optional<Problem> unknown = article.meta()
                .placement()
                .language()
                .filter(tag -> original.isPresent() && !isKnown(tag))
                .map(tag -> unknown("this translation is in \"" + tag + "\"", tag, article));
        return Stream.of(noArticle, unknown, fromName(article), fromCountry(article))
                .flatMap(Optional::stream);
    }

    private boolean leadsToNoArticle(AuthoredLink link) {
        return links.target(link.from(), link.page(), link.written())
                .map(target -> planned.addresses().contains(target.address())
                        && links.find(target.address()).isEmpty())
                .orElse(true);
    }

    private boolean hasKnownLanguage(Article article) {
        return article.meta().placement().language().stream().allMatch(this::isKnown);
    }

    private boolean isKnown(String tag) {
        return editions.stream().anyMatch(edition -> edition.covers(tag));
    }

    /** A warning for what looks like a translation on a site that names no languages. */
    private Optional<Problem> inOneLanguage(Article article) {
        Optional<Problem> byKey = AuthoredLink.original(article)
                .filter(link -> links.target(link.from(), link.page(), link.written())
                        .filter(target -> target.address().equals(article.address()))
                        .isEmpty())
                .map(link -> ProblemKind.LANGUAGE.warning(
                        "\"translation-of\" does nothing, since content/site.yaml names no languages",
                        LinkLocation.of(link, planned.project())));
        Optional<Problem> byName = tag(article)
                .map(tag -> ProblemKind.LANGUAGE.warning(
                        "the name of this file ends in the language \"" + tag
                                + "\", but content/site.yaml names no languages",
                        Location.file(article.source().path().value())));
        return byKey.or(() -> byName).map(problem -> {
            String site = planned.site().config().language();
            String other = tag(article)
                    .or(() -> article.meta().placement().language())
                    .filter(tag -> !tag.equals(site))
                    .orElse(site.equals("de") ? "en" : "de");
            return problem.hint("write there\nlanguages:\n  " + site + ": {}\n  " + other + ": {}");
        });
    }

    /** A problem if the file's name ends in a language that the site does not name; see {@link #tag}. */
    private Optional<Problem> fromName(Article article) {
        return tag(article)
                .map(tag -> unknown("the name of this file ends in the language \"" + tag + "\"", tag, article));
    }

    /** A problem if the file's name ends in a country in which a language of the site is spoken: {@code a.jp.md}. */
    private Optional<Problem> fromCountry(Article article) {
        return ending(article)
                .filter(tag -> !isLanguage(tag))
                .flatMap(country -> editions.stream()
                        .map(Edition::language)
                        .filter(language ->
                                !language.equals(planned.site().config().language())
                                        && Languages.isSpokenIn(language, country))
                        .findFirst()
                        .map(language -> ProblemKind.LANGUAGE
                                .error(
                                        "the name of this file ends in \"" + country
                                                + "\", which is a country and not a language",
                                        Location.file(article.source().path().value()))
                                .hint("rename it: "
                                        + Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH) + " is "
                                        + language)));
    }

    private static boolean isLanguage(String ending) {
        return Languages.CODES.contains(ending.split("-", 2)[0].toLowerCase(Locale.ROOT));
    }

    /** The language in a file's name, {@code de} in {@code a.de.md}, if no edition has it and {@code a.md} exists. */
    private Optional<String> tag(Article article) {
        return ending(article).filter(TranslatedArticles::isLanguage);
    }

    /** What may be a language at the end of a file's name, if no edition has it and there is a file without it. */
    private Optional<String> ending(Article article) {
        SourcePath source = article.source().path();
        String name = source.baseName();
        if (name.indexOf('.') < 0) {
            return Optional.empty(); // true of most names, and a preview checks every name after each edit
        }
        Matcher marked = MARKED.matcher(name);
        boolean translated = marked.matches()
                && editions.stream()
                        .allMatch(edition -> edition.withoutLanguage(source).isEmpty())
                && (isTranslated(marked.group(2))
                        || links.find(new SourcePath(source.folder() + "/" + marked.group(1)
                                        + source.fileName().substring(marked.end())))
                                .isPresent());
        return translated ? Optional.of(name.substring(marked.end(1) + 1)) : Optional.empty();
    }

    /** Whether Octavo's own words are there in the language, so that it is one rather than a part of a name. */
    private static boolean isTranslated(String language) {
        return language.equals(language.toLowerCase(Locale.ROOT)) && WordsReader.SHIPPED.contains(language);
    }

    private Problem unknown(String fact, String tag, Article article) {
        String known = editions.stream().map(Edition::language).collect(Collectors.joining(", "));
        return ProblemKind.LANGUAGE
                .error(
                        fact + ", which \"languages\" in content/site.yaml does not name",
                        Location.file(article.source().path().value()))
                .hint("write " + tag + ": below \"languages\", or take one of " + known);
    }
}
