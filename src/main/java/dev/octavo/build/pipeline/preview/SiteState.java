package dev.octavo.build.pipeline.preview;

import dev.octavo.blog.links.Translations;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Site;
import dev.octavo.build.pipeline.Run;
import dev.octavo.build.pipeline.make.FingerprintedFiles;
import dev.octavo.build.pipeline.make.Making;
import dev.octavo.build.pipeline.make.Making.Fresh;
import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.build.pipeline.picture.PictureFile;
import dev.octavo.build.pipeline.picture.Pictures;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Planned;
import dev.octavo.render.template.TemplateEngine;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The site in one state of its files: planned completely, and made on demand. Safe to use from several threads. */
public final class SiteState {
    private static final String INDEX = "index.json";
    private static final int MADE_AT_ONCE = 200;

    private final int number;
    private final Run run;
    private final Sources sources;
    private final PicturesToMake toMake;
    private final Map<Address, Planned> files;
    private final Map<Address, ServedFile> made = new ConcurrentHashMap<>();
    private final Map<Address, PictureFile> byProducts = new ConcurrentHashMap<>(); // made along with pages

    private SiteState(int number, Run run, Sources sources, PicturesToMake toMake, Map<Address, Planned> files) {
        this.number = number;
        this.run = run;
        this.sources = sources;
        this.toMake = toMake;
        this.files = files;
    }

    /** Creates the version that follows {@code last}, or the first one. */
    static SiteState after(
            Optional<SiteState> last, Run run, Pictures pictures, PicturesToMake toMake, ChangedFiles changed) {
        boolean sameTemplates =
                !changed.anything() && changed.paths().stream().allMatch(path -> path.isUnder("content"));
        Optional<SiteState> alike = last.filter(version -> run.isPlannedAs(version.run));
        TemplateEngine templates = alike.filter(version -> sameTemplates)
                .map(version -> version.sources.templates())
                .orElseGet(() -> run.templates(true));
        return new SiteState(
                last.map(SiteState::number).orElse(0) + 1,
                run,
                run.sources(templates, pictures, FingerprintedFiles.NONE, false),
                toMake,
                alike.map(version -> version.files).orElseGet(() -> byAddress(run.files())));
    }

    private static Map<Address, Planned> byAddress(List<Planned> files) {
        Map<Address, Planned> all = new HashMap<>();
        // If two files have the same address, which is an error, the first is shown.
        files.forEach(file -> all.putIfAbsent(file.address(), file));
        return all;
    }

    /** Later versions have larger numbers. */
    public int number() {
        return number;
    }

    public Site site() {
        return run.site();
    }

    Run run() {
        return run;
    }

    /** Returns the address of the article in {@code source}; absent if it is not part of the site. */
    public Optional<Address> addressOf(SourcePath source) {
        return run.links().find(source).map(article -> article.address());
    }

    /** Returns a hash that changes when the file is written or replaced; does not read it. */
    public Hash stamp(SourcePath file) {
        return run.project().again().stamp(file);
    }

    public boolean has(Address address) {
        return files.containsKey(address);
    }

    /** Returns the article whose page is at {@code address}. */
    public Optional<Article> articleAt(Address address) {
        return run.links().find(address);
    }

    public Translations translations() {
        return Translations.of(site(), run.links());
    }

    /** Returns the size of the file in bytes. */
    public long size(SourcePath source) {
        return run.project().size(source);
    }

    /**
     * Makes the file at {@code address}, unless it has been made.
     *
     * @return empty if the site has no such file
     * @throws ProblemException if the file has errors
     */
    Optional<ServedFile> make(Address address) {
        Planned planned = files.get(address);
        if (planned == null) {
            return byProduct(address)
                    .map(file -> file.bytes().get())
                    .or(() -> pictures().at(address))
                    .map(ServedFile::of);
        }
        ServedFile before = made.get(address);
        if (before != null) {
            return Optional.of(before);
        }
        Fresh fresh = Fresh.of(sources, planned.output());
        fresh.byProducts().forEach(file -> byProducts.put(file.address(), file));
        ServedFile shown = shown(fresh.content());
        if (made.size() < MADE_AT_ONCE) {
            made.put(address, shown);
        }
        if (!fresh.pending().isEmpty()) {
            toMake.add(new PicturesToMake.Page(this, address, fresh.pending()));
        }
        if (fresh.behind()) {
            run.related().whenCompared(() -> {
                forget(address);
                toMake.ready();
            });
        }
        return Optional.of(shown);
    }

    /** Waits until the suggestions of posts are up to date. */
    void settle() {
        run.related().settle();
    }

    /** Returns a file that is made along with another: a page that was shown, or the index in the same folder. */
    private Optional<PictureFile> byProduct(Address address) {
        Address index = new Address(address.path().substring(0, address.path().lastIndexOf('/') + 1) + INDEX);
        if (!byProducts.containsKey(address) && files.containsKey(index)) {
            make(index);
        }
        return Optional.ofNullable(byProducts.get(address));
    }

    /** Drops the file, so that the next request makes it with what is now ready. */
    void forget(Address address) {
        made.remove(address);
    }

    Pictures pictures() {
        return sources.pictures();
    }

    /** Returns the article's page at {@code address}, with the file and line of its source on each element. */
    Optional<String> lined(Address address) {
        Sources lined = sources.withLines();
        return articleAt(address)
                .flatMap(article -> Optional.ofNullable(files.get(address)))
                .map(file -> Fresh.of(lined, file.output()).content())
                .map(Content.Bytes.class::cast)
                .map(page -> new String(page.bytes(), StandardCharsets.UTF_8));
    }

    private ServedFile shown(Content content) {
        if (content instanceof Content.Kept kept) {
            return ServedFile.of(kept.bytes().get());
        }
        if (content instanceof Content.Copy copy) {
            Project project = run.project();
            SourcePath source = copy.source();
            return Making.withoutMetadata(project, copy)
                    .map(ServedFile::of)
                    .orElseGet(() ->
                            new ServedFile(project.stamp(source), project.size(source), () -> project.stream(source)));
        }
        return ServedFile.of(((Content.Bytes) content).bytes());
    }
}
