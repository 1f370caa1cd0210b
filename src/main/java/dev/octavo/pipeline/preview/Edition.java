package dev.octavo.pipeline.preview;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.check.TemplateLinks;
import dev.octavo.hash.Hash;
import dev.octavo.output.Content;
import dev.octavo.output.Output;
import dev.octavo.output.Planned;
import dev.octavo.pipeline.make.Making;
import dev.octavo.pipeline.make.ProjectInputs.Sources;
import dev.octavo.pipeline.make.ProjectTemplates;
import dev.octavo.pipeline.plan.SitePlan;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import dev.octavo.project.Project;
import dev.octavo.site.Entry;
import dev.octavo.site.Site;
import dev.octavo.template.TemplateEngine;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The site in one state of its files: all of it planned, and made as it is asked for. Safe to use from several threads.
 */
public final class Edition {
    private static final int MADE_AT_ONCE = 200;

    private final int number;
    private final Project project;
    private final SitePlan plan;
    private final Map<Address, Planned> files;
    private final TemplateEngine templates;
    private final Map<Address, Shown> made = new ConcurrentHashMap<>();

    private Edition(int number, Project project, SitePlan plan, Map<Address, Planned> files, TemplateEngine templates) {
        this.number = number;
        this.project = project;
        this.plan = plan;
        this.files = files;
        this.templates = templates;
    }

    static Edition of(int number, Project project, SitePlan plan) {
        Map<Address, Planned> files = new HashMap<>();
        // Where two have the same address, which is an error, somebody has to be shown.
        plan.files().forEach(file -> files.putIfAbsent(file.address(), file));
        return new Edition(number, project, plan, files, templates(project, plan));
    }

    private static TemplateEngine templates(Project project, SitePlan plan) {
        TemplateLinks links = new TemplateLinks(plan.site(), plan.addresses());
        return new TemplateEngine(
                new ProjectTemplates(project), plan.site().config().url(), links::fault, true);
    }

    /** The next one, where only texts have changed, and perhaps templates. */
    Edition withTexts(Project now, SitePlan texts, boolean sameTemplates) {
        return new Edition(number + 1, now, texts, files, sameTemplates ? templates : templates(now, texts));
    }

    /** Later editions have larger numbers. */
    public int number() {
        return number;
    }

    public Site site() {
        return plan.site();
    }

    SitePlan plan() {
        return plan;
    }

    Project project() {
        return project;
    }

    /** Where the article in {@code source} is found; absent where it is no part of the site. */
    public Optional<Address> addressOf(SourcePath source) {
        return plan.links().entry(source).map(entry -> entry.address());
    }

    /** What changes when somebody writes or replaces a file of the project, and costs no reading. */
    public Hash stamp(SourcePath file) {
        return project.again().stamp(file);
    }

    /** Those of all files of the site. */
    public Set<Address> addresses() {
        return plan.addresses();
    }

    /** Whether the site has such a file. */
    public boolean has(Address address) {
        return files.containsKey(address);
    }

    /** The article that becomes the page at {@code address}. */
    public Optional<Entry> entryAt(Address address) {
        return plan.links().entry(address);
    }

    /** All articles. */
    public Stream<Entry> entries() {
        return Stream.concat(plan.site().posts().stream(), plan.site().pages().stream());
    }

    /** How large the file is, in bytes. */
    public long size(SourcePath source) {
        return project.size(source);
    }

    /** All that is wrong with the site as far as no page has to be made to see it. It takes time. */
    List<Problem> check(int threads) {
        Problems found = new Problems();
        found.addAll(plan.read().problems());
        found.addAll(plan.faults(plan.outputs(threads), project, threads));
        found.addAll(plan.layoutFaults(project));
        return found.sorted();
    }

    /**
     * Makes the file at {@code address}, unless it is made.
     *
     * @return empty where the site has none
     * @throws ProblemException with what is wrong with it
     */
    Optional<Shown> make(Address address) {
        Planned planned = files.get(address);
        if (planned == null) {
            return Optional.empty();
        }
        Shown before = made.get(address);
        if (before != null) {
            return Optional.of(before);
        }
        Shown shown = make(planned.output());
        if (made.size() < MADE_AT_ONCE) {
            made.put(address, shown);
        }
        return Optional.of(shown);
    }

    /** The article's page at {@code address}, whose elements say in which line of which file they begin. */
    Optional<String> lined(Address address) {
        Sources lined = new Sources(project, plan.read().withLines(), plan.links(), templates);
        return entryAt(address)
                .flatMap(entry -> Optional.ofNullable(files.get(address)))
                .map(file -> Making.content(lined, file.output()))
                .map(Content.Bytes.class::cast)
                .map(page -> new String(page.bytes(), StandardCharsets.UTF_8));
    }

    private Shown make(Output output) {
        Content content = Making.content(new Sources(project, plan.read(), plan.links(), templates), output);
        if (content instanceof Content.Copy copy) {
            return new Shown(
                    project.stamp(copy.source()), project.size(copy.source()), () -> project.stream(copy.source()));
        }
        return Shown.of(((Content.Bytes) content).bytes());
    }
}
