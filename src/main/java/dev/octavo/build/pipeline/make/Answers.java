package dev.octavo.build.pipeline.make;

import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Formulas;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Wording;
import dev.octavo.build.check.TemplateLinks;
import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.Fingerprint;
import dev.octavo.render.output.Inputs.Addressing;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The hashes of the answers to questions, as they are in this build. Safe to use from several threads. */
public final class Answers {
    private final Sources sources;
    private final TemplateLinks templateLinks;
    private final FileHashes contents;
    private volatile Optional<String> filledSlots = Optional.empty();
    private final Map<String, Hash> known = new ConcurrentHashMap<>();
    private final Map<String, Map<Word, Wording>> ownWords = new ConcurrentHashMap<>(); // by file
    private final Map<Formulas, Hash> formulas = new ConcurrentHashMap<>();

    public Answers(Sources sources, TemplateLinks templateLinks, FileHashes contents) {
        this.sources = sources;
        this.templateLinks = templateLinks;
        this.contents = contents;
    }

    /** The hash of the answer to the question with that key. */
    Hash hash(String key) {
        Hash before = known.get(key);
        return before == null ? hash(key, Question.of(key)) : before;
    }

    /** @param key that of {@code question} */
    Hash hash(String key, Question question) {
        if (!question.isShared()) {
            return question.hash(this);
        }
        Hash before = known.get(key); // computeIfAbsent may lock even if the key is there
        return before == null ? known.computeIfAbsent(key, absent -> question.hash(this)) : before;
    }

    Sources sources() {
        return sources;
    }

    Project project() {
        return sources.project();
    }

    Site site() {
        return sources.read().site();
    }

    Components components() {
        return sources.components();
    }

    TemplateLinks templateLinks() {
        return templateLinks;
    }

    /** The slots that templates include. */
    String filledSlots() {
        if (filledSlots.isEmpty()) {
            filledSlots = Optional.of(ProjectTemplates.filledSlots(project()));
        }
        return filledSlots.get();
    }

    FileHashes contents() {
        return contents;
    }

    Optional<Article> article(SourcePath path) {
        return sources.links().find(path);
    }

    /** Hashes an article's text and the targets of its links and pictures, which may move while the text stays. */
    Hash body(SourcePath source, Addressing addressing) {
        Optional<Article> found = article(source);
        if (found.isEmpty()) {
            return Question.ABSENT;
        }
        Article article = found.get();
        ArticleAddresses addresses = new ArticleAddresses(sources, article, addressing);
        Digest digest = new Digest().add(text(article));
        for (Link link : article.links()) {
            if (link.kind() == Link.Kind.IMAGE) {
                Body.Picture picture = addresses.picture(link);
                digest.add(picture.href()).add(picture.width()).add(picture.height());
                site().config().pictures().sizes().ifPresent(digest::add);
            } else {
                digest.add(addresses.href(link));
            }
        }
        return digest.hash();
    }

    /** Hashes an article's text and what it is read with. */
    Hash text(Article article) {
        return new Digest()
                .add(article.source().hash())
                .add(site().config().markdown().toString())
                .add(formulas.computeIfAbsent(
                        site().config().formulasOf(article.meta().placement()), Fingerprint::of))
                .add(site().config().untrustedContent() ? 1 : 0)
                .add(site().config().typographyOf(article.meta().placement()).name())
                .hash();
    }

    /** Hashes what {@code facts} returns for an article. */
    Hash facts(SourcePath path, Function<Article, Record> facts) {
        return article(path)
                .map(article -> Fingerprint.of(facts.apply(article)))
                .orElse(Question.ABSENT);
    }

    /** The words in the site's file of that name; none if there is no such file. */
    Map<Word, Wording> ownWords(String file) {
        return ownWords.computeIfAbsent(
                file, name -> ProjectWords.own(project(), name).orElse(Map.of()));
    }
}
