package dev.octavo.build.pipeline.make;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.links.Links.Target;
import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.ComponentUse;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Component;
import dev.octavo.blog.site.Component.Attribute;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Query;
import dev.octavo.blog.words.Words;
import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Severity;
import dev.octavo.lib.text.Html;
import dev.octavo.render.component.Catalogue;
import dev.octavo.render.component.Declaration;
import dev.octavo.render.component.Declaration.ValueType;
import dev.octavo.render.output.Inputs.Addressing;
import dev.octavo.render.page.facts.Card;
import dev.octavo.render.page.facts.ComponentView;
import dev.octavo.render.page.facts.ComponentView.Parent;
import dev.octavo.render.template.TemplateEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Renders the components of one article.
 *
 * @param asks collects what they are made from
 * @param written returns an address as the article writes it
 * @param words in the language of the page
 * @param render renders a template
 * @param faults collects problems, so that all are reported at once
 */
record ArticleComponents(
        Sources sources,
        Article article,
        Addressing addressing,
        Consumer<Question> asks,
        Function<Link, String> written,
        Words words,
        Rendering render,
        Map<String, Problem> faults) {
    private static final String EXTENSION = ".ftlh";
    private static final int USUAL_POSTS = 10;
    private static final Set<ValueType> CHOOSING = Set.of(ValueType.TAG, ValueType.SERIES, ValueType.AUTHOR);

    /** Renders a template. */
    interface Rendering {
        String of(String template, String language, Record view);
    }

    /** Returns the markup of a component; the author's own text if it is unknown or wrong. */
    String made(ComponentUse use) {
        Component component = use.component();
        String template = Catalogue.template(component.name());
        asks.accept(new Question.Template(template + EXTENSION));
        Location place = Location.at(article.source().path().value(), component.line(), component.column());
        Optional<Declaration> known = sources.components().catalogue().find(component.name());
        boolean wrong = sources.components().faults().of(component, place).stream()
                .anyMatch(problem -> problem.severity() == Severity.ERROR);
        boolean dead = component.attributes().stream()
                .flatMap(attribute -> attribute.address().stream())
                .anyMatch(link -> written.apply(link).equals(Body.Addresses.NONE));
        if (known.isEmpty() || wrong || dead) {
            return use.asWritten();
        }
        Declaration declared = known.get();
        try {
            return render.of(template, words.language(), view(use, declared, place))
                    .strip();
        } catch (ProblemException e) {
            e.problems().stream().map(problem -> seenFrom(place, problem)).forEach(this::report);
            return use.asWritten();
        }
    }

    /** Adds a problem once: a mistake in a template shows wherever the template is used. */
    private void report(Problem problem) {
        faults.putIfAbsent(problem.message() + problem.location(), problem);
    }

    /** @throws ProblemException if any component had a problem */
    void requireRight() {
        if (!faults.isEmpty()) {
            throw new ProblemException(List.copyOf(faults.values()));
        }
    }

    /** A stop directive reports a mistake in the component, with the remedy after a semicolon. */
    private static Problem seenFrom(Location place, Problem problem) {
        if (problem.message().startsWith(TemplateEngine.STOP)) {
            String[] parts =
                    problem.message().substring(TemplateEngine.STOP.length()).split("; ", 2);
            return ProblemKind.COMPONENT
                    .error(parts[0], place)
                    .hint(parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
        }
        boolean here =
                problem.location().filter(at -> at.path().equals(place.path())).isPresent();
        return here ? problem : problem.related("used here", place);
    }

    private ComponentView view(ComponentUse use, Declaration declared, Location place) {
        Components components = sources.components();
        Component component = use.component();
        Map<String, Object> attributes = new LinkedHashMap<>(declared.values(component));
        Map<String, ComponentView.Target> targets = new LinkedHashMap<>();
        for (Attribute attribute : component.attributes()) {
            attribute.address().ifPresent(link -> {
                attributes.put(attribute.name(), written.apply(link));
                targets.put(attribute.name(), target(link));
            });
            requirePost(attribute, declared, targets, place.path());
        }
        asks.accept(new Question.SiteFacts(article.source().path()));
        asks.accept(new Question.PageFacts(article.source().path()));
        Components.Page page = components.page(article);
        Optional<String> replacement = declared.replacementForLabel(component)
                .filter(any -> use.label().isBlank());
        String named = replacement.orElse(use.words());
        IncludedFile file = new IncludedFile(sources, article, component, asks, words);
        return new ComponentView(
                components.facts(article).frame(),
                page.head(),
                page.meta(),
                page.meta().extra(),
                attributes,
                targets,
                new Html(replacement.map(Html::escape).orElse(use.label())),
                named,
                new Html(use.inside()),
                use.number(),
                use.parent().map(parent -> new Parent(parent.name(), parent.number(), parent.index())),
                posts(component, declared),
                declared.attribute(ValueType.FILE, component)
                        .map(path -> file.code(path, attributes))
                        .or(() -> declared.attribute(ValueType.DIAGRAM, component)
                                .map(path -> file.diagram(path, named))),
                declared.attribute(ValueType.DATA, component)
                        .map(path -> file.rows(path, false))
                        .or(() ->
                                declared.attribute(ValueType.NUMBERS, component).map(path -> file.rows(path, true)))
                        .orElse(List.of()),
                addressing == Addressing.ABSOLUTE);
    }

    private static void requirePost(
            Attribute attribute, Declaration declared, Map<String, ComponentView.Target> targets, String path) {
        boolean post = declared.parameter(attribute.name())
                .filter(parameter -> parameter.type() == ValueType.POST)
                .isPresent();
        ComponentView.Target target = targets.get(attribute.name());
        if (post && (target == null || target.post().isEmpty())) {
            throw new ProblemException(ProblemKind.COMPONENT
                    .error("\"" + attribute.value() + "\" is not a post of this site", attribute.place(path))
                    .hint("write the path of its file, such as " + attribute.name() + "=../kites/index.md"));
        }
    }

    private ComponentView.Target target(Link link) {
        Optional<Target> target =
                sources.links().resolve(article.source().path(), article.address(), link.destination());
        Optional<SourcePath> file = target.flatMap(Target::file).map(ProjectFile::source);
        file.ifPresent(source -> asks.accept(new Question.FileBytes(source)));
        Optional<Article> linked = target.flatMap(found -> sources.links().find(found.address()));
        linked.ifPresent(
                other -> asks.accept(new Question.CardFacts(other.source().path())));
        return new ComponentView.Target(
                Links.isExternal(link.destination()),
                sources.components().facts(article).picture(article, link.destination()),
                file.map(SourcePath::fileName),
                file.map(sources.project()::size),
                linked.filter(Article::isPost)
                        .map(post -> sources.components().facts(post).card(post)));
    }

    private List<Card> posts(Component component, Declaration declared) {
        if (CHOOSING.stream().noneMatch(declared::hasType)) {
            return List.of();
        }
        SortedMap<String, String> options = new TreeMap<>();
        CHOOSING.forEach(type -> declared.value(type, component)
                .ifPresent(value -> options.put(type.name().toLowerCase(Locale.ROOT), value)));
        int most = declared.values(component).get("most") instanceof Number number ? number.intValue() : USUAL_POSTS;
        options.put("limit", Integer.toString(Math.max(0, most)));
        options.put("others", "true");
        String language = article.meta().placement().language().orElse("");
        ChosenItems chosen = new ChosenItems(new Query(Query.Kind.POSTS, language, options), article.address());
        asks.accept(chosen);
        return chosen.answer(sources).stream().map(post -> (Card) post.shown()).toList();
    }
}
