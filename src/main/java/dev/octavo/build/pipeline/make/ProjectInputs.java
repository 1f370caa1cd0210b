package dev.octavo.build.pipeline.make;

import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.links.Backlinks;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.LinkSentences;
import dev.octavo.blog.markdown.html.PageMarkup;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Query;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.build.pipeline.picture.KeptName;
import dev.octavo.build.pipeline.picture.PictureFile;
import dev.octavo.build.pipeline.picture.Pictures;
import dev.octavo.build.pipeline.picture.Pictures.Offer;
import dev.octavo.build.pipeline.picture.RequestedPicture;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.picture.PictureFormat;
import dev.octavo.lib.picture.RenditionRequest;
import dev.octavo.lib.picture.codec.CameraLine;
import dev.octavo.lib.plain.RecordComponents;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.text.Html;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.PictureSet;
import dev.octavo.render.page.PagePolicy;
import dev.octavo.render.page.facts.Mention;
import dev.octavo.render.page.facts.NextPost;
import dev.octavo.render.template.RenderListener;
import dev.octavo.render.template.TemplateEngine;
import dev.octavo.render.template.model.Found;
import dev.octavo.render.template.model.PictureRequest;
import dev.octavo.render.template.model.ResponsivePicture;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The inputs of one output: answers what it asks about the project, and notes the questions. */
public final class ProjectInputs implements Inputs, RenderListener {
    static final SourcePath SETTINGS = new SourcePath("content/site.yaml");

    private final Sources sources;
    private final Output output;
    private final Consumer<PictureFile> added;
    private final Map<String, Question> asked = new LinkedHashMap<>(); // by key
    private final Map<String, Set<String>> allowed = new TreeMap<>(); // by directive of the page's policy
    private boolean behind;
    private final Map<String, Set<Word>> usedWords = new TreeMap<>();
    private final Set<SourcePath> rendered = new HashSet<>(); // the articles whose bodies are being rendered
    private final Map<Address, PictureFile> byProducts = new LinkedHashMap<>();
    private final Set<RequestedPicture> pending = new LinkedHashSet<>();

    /** @param added receives each file that is not a picture as soon as the output adds it */
    ProjectInputs(Sources sources, Output output, Consumer<PictureFile> added) {
        this.sources = sources;
        this.output = output;
        this.added = added;
    }

    /**
     * The sources of inputs.
     *
     * @param dropped links of which pages show only the words
     * @param waiting whether an output waits for its pictures instead of showing the original files meanwhile
     */
    public record Sources(
            Project project,
            ReadSite read,
            Links links,
            Components components,
            RelatedPosts related,
            TemplateEngine templates,
            Pictures pictures,
            FingerprintedFiles fingerprinted,
            DataFiles data,
            DroppedLinks dropped,
            boolean waiting) {
        /** Returns sources of a site with some links that pages leave out. */
        public Sources without(DroppedLinks links) {
            return RecordComponents.with(this, Map.of("dropped", links));
        }

        /** Returns sources whose bodies carry the line numbers of their blocks. */
        public Sources withLines() {
            return RecordComponents.with(this, Map.of("read", read.withLines()));
        }

        /** The file with a fingerprint in its name that pages load instead of the one at {@code address}, if any. */
        Optional<PictureFile> fingerprinted(Address address) {
            return fingerprinted.of(address, this);
        }
    }

    @Override
    public Html article(SourcePath source, Addressing addressing) {
        ask(addressing == Addressing.ROOTED ? new Question.ArticleBody(source) : new Question.BodyInFeed(source));
        Article article = sources.links().article(source);
        if (!rendered.add(source)) {
            throw new ProblemException(ProblemKind.TEMPLATE
                    .error("this article is shown inside itself", Location.file(source.value()))
                    .hint("do not show the bodies of posts in the template of a component"));
        }
        SiteConfig config = sources.read().site().config();
        Words words = words(article.meta().placement().language().orElse(config.language()));
        Body body = sources.read().articles().body(article);
        RenditionRequest request = config.pictures().request();
        boolean feed = addressing == Addressing.ABSOLUTE;
        ArticleAddresses plain = new ArticleAddresses(sources, article, addressing);
        ArticleComponents components = new ArticleComponents(
                sources, article, addressing, this::ask, plain::href, words, this::render, new LinkedHashMap<>());
        Html filled = body.fill(
                new ArticleAddresses(
                        sources,
                        article,
                        addressing,
                        file -> feed ? Optional.empty() : choice(file, request),
                        this::camera,
                        components::made),
                words);
        rendered.remove(source);
        components.requireRight();
        return feed ? PageMarkup.inFeed(filled, config.url().absolute(article.address())) : filled;
    }

    @Override
    public List<NextPost> next(SourcePath post) {
        ask(new Question.NextPosts(post));
        behind |= sources.related().isBehind(); // checked before reading, since the comparison may finish in between
        return sources.related().after(sources.links().article(post));
    }

    /** Returns whether suggestions were out of date because posts have not been compared since an edit. */
    boolean isBehind() {
        return behind;
    }

    @Override
    public List<Mention> mentions(SourcePath post) {
        ask(new Question.Mentions(post));
        Links links = sources.links();
        Article to = links.article(post);
        return sources.components().mentioning(to).stream()
                .map(from -> new Mention(
                        sources.components().mention(from),
                        LinkSentences.around(
                                sources.read().articles().body(from),
                                link -> Backlinks.post(from, link, links)
                                        .filter(to::equals)
                                        .isPresent())))
                .toList();
    }

    @Override
    public byte[] terms(SourcePath source) {
        ask(new Question.AllTerms(""));
        return sources.read().articles().allTerms(sources.links().article(source));
    }

    @Override
    public Hash addFile(Address address, byte[] bytes) {
        Hash hash = Hash.of(bytes);
        added.accept(new PictureFile(address, SETTINGS, hash, () -> bytes));
        return hash;
    }

    @Override
    public ByteBuffer allocate(int bytes) {
        return sources.read().articles().allocate(bytes);
    }

    @Override
    public byte[] bytes(SourcePath file) {
        ask(new Question.FileBytes(file));
        return sources.project().read(file).bytes();
    }

    /**
     * Returns a picture as pages show it. Its renditions become files of the site along with the output.
     *
     * @throws ProblemException if it cannot be decoded
     */
    PictureSet picture(SourcePath file, RenditionRequest request) {
        RequestedPicture wanted = new RequestedPicture(file, request);
        ask(new Question.Picture(wanted));
        Pictures pictures = sources.pictures();
        Optional<Offer> ready = sources.waiting() ? Optional.of(pictures.offer(wanted)) : pictures.readyOffer(wanted);
        if (ready.isEmpty()) {
            pending.add(wanted);
            return pictures.asItIs(wanted);
        }
        ready.get().files().forEach(beside -> byProducts.put(beside.address(), beside));
        return ready.get().set();
    }

    /** Returns the renditions of a picture; absent if the file is shown unchanged. */
    private Optional<PictureSet> choice(ProjectFile file, RenditionRequest request) {
        boolean possible = file.size().isPresent()
                && PictureFormat.isScalable(file.source().fileName());
        return possible
                ? Optional.of(picture(file.source(), request))
                        .filter(set -> !set.candidates().isEmpty())
                : Optional.empty();
    }

    @Override
    public Optional<ResponsivePicture> picture(PictureRequest requested) {
        TemplatePicture picture = new TemplatePicture(sources, output);
        if (requested.file().isEmpty()) {
            ask(picture.path(requested.written()));
        }
        return picture.offered(
                requested,
                (file, request) -> {
                    Optional<PictureSet> choice = choice(file, request);
                    if (choice.isEmpty()
                            && requested.file().isEmpty()) { // otherwise the page's view already depends on the file
                        ask(new Question.FileBytes(file.source()));
                        linksTo(file.address());
                    }
                    return choice;
                },
                this::camera);
    }

    /** Returns what a photograph says of its camera, if pages say it. */
    private Optional<String> camera(ProjectFile file) {
        return sources.read().site().config().design().camera()
                ? CameraLine.of(bytes(file.source()))
                : Optional.empty();
    }

    @Override
    public Optional<Object> data(String name) {
        ask(new NamedData(name));
        return sources.data().value(name);
    }

    @Override
    public List<Found> find(Query query) {
        ChosenItems chosen = new ChosenItems(query, output.address());
        ask(chosen);
        return chosen.answer(sources).stream()
                .map(item -> ChosenItems.found(item, sources, this::ask, source -> article(source, Addressing.ROOTED)))
                .toList();
    }

    @Override
    public List<String> dataNames() {
        return sources.data().names();
    }

    @Override
    public Optional<Content> shownPicture(SourcePath file, RenditionRequest request) {
        RequestedPicture wanted = new RequestedPicture(file, request);
        ask(new Question.Picture(wanted));
        Pictures pictures = sources.pictures();
        Optional<Optional<PictureFile>> ready =
                sources.waiting() ? Optional.of(pictures.shown(wanted)) : pictures.readyShown(wanted);
        if (ready.isEmpty()) {
            pending.add(wanted);
        }
        return ready.flatMap(found -> found).map(found -> new Content.Kept(found.hash(), found.bytes()));
    }

    @Override
    public byte[] kept(String kind, Hash from, Supplier<byte[]> maker) {
        String origin = output.origin().where().map(where -> where.path()).orElse("");
        KeptName name = new KeptName(kind, origin, from);
        ask(new Question.KeptResult(name));
        return sources.pictures().kept(name, maker);
    }

    @Override
    public Words words(String language) {
        usedWords.computeIfAbsent(language, tag -> EnumSet.noneOf(Word.class));
        return sources.templates().lexicon().of(language).withListener(word -> usesWord(language, word));
    }

    @Override
    public String render(String template, String language, Record view) {
        String page = sources.templates()
                .render(template, language, view, output.madeFor().path(), this);
        return sources.read().site().config().machines().csp() ? PagePolicy.into(page, allowed) : page;
    }

    @Override
    public void allows(String directive, String source) {
        allowed.computeIfAbsent(directive, name -> new TreeSet<>()).add(source);
    }

    @Override
    public void usesWord(String language, Word word) {
        usedWords.computeIfAbsent(language, tag -> EnumSet.noneOf(Word.class)).add(word);
    }

    @Override
    public void usesTemplate(String template) {
        ask(new Question.Template(template));
    }

    @Override
    public void linksTo(Address address) {
        ask(new Question.PlannedAddress(address));
    }

    @Override
    public Address current(Address address, boolean icon) {
        if (!sources.fingerprinted().mayHave(address, icon)) {
            return address;
        }
        ask(new Question.FingerprintedName(address));
        return sources.fingerprinted(address).map(PictureFile::address).orElse(address);
    }

    private void ask(Question question) {
        asked.put(question.key(), question);
    }

    /** Returns everything that was asked for, by key. */
    Map<String, Question> asked() {
        usedWords.forEach((language, words) -> ask(UsedWords.of(language, words)));
        return Collections.unmodifiableMap(asked);
    }

    /** Returns the files of pictures made along with the output. */
    Collection<PictureFile> byProducts() {
        return byProducts.values();
    }

    /** Returns the pictures that were not ready. */
    Set<RequestedPicture> pending() {
        return pending;
    }
}
