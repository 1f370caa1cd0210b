package dev.octavo.pipeline.preview;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.check.TemplateLinks;
import dev.octavo.output.Content;
import dev.octavo.output.Output;
import dev.octavo.output.Planned;
import dev.octavo.pipeline.make.Making;
import dev.octavo.pipeline.make.ProjectInputs.Sources;
import dev.octavo.pipeline.make.ProjectTemplates;
import dev.octavo.pipeline.plan.SitePlan;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.project.Project;
import dev.octavo.site.Site;
import dev.octavo.template.TemplateEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The site in one state of its files: all of it planned, and made as it is asked for. Safe to use from several threads.
 */
public final class Edition {
    private final int number;
    private final Project project;
    private final SitePlan plan;
    private final Sources sources;
    private final Map<Address, Planned> outputs = new HashMap<>();
    private final List<Problem> problems;

    Edition(int number, Project project, SitePlan plan, List<Problem> problems) {
        this.number = number;
        this.project = project;
        this.plan = plan;
        this.problems = List.copyOf(problems);
        plan.files().forEach(file -> outputs.putIfAbsent(file.address(), file));
        TemplateLinks templateLinks = new TemplateLinks(plan.site(), plan.addresses());
        TemplateEngine engine = new TemplateEngine(
                new ProjectTemplates(project), plan.site().config().url(), templateLinks::fault);
        this.sources = new Sources(plan.read(), plan.links(), engine);
    }

    /** Later editions have larger numbers. */
    public int number() {
        return number;
    }

    public Site site() {
        return plan.site();
    }

    /** What is wrong with the site as far as it was read and planned. */
    public List<Problem> problems() {
        return problems;
    }

    /** Where the article in {@code source} is found; absent where it is no part of the site. */
    public Optional<Address> addressOf(SourcePath source) {
        return plan.links().entry(source).map(entry -> entry.address());
    }

    /** Whether the site has such a file. */
    public boolean has(Address address) {
        return outputs.containsKey(address);
    }

    /** The article's file that becomes the page at {@code address}. */
    public Optional<SourcePath> sourceOf(Address address) {
        return plan.links().entry(address).map(entry -> entry.source().path());
    }

    /**
     * Makes the file at {@code address}.
     *
     * @return empty where the site has none
     * @throws ProblemException with what is wrong with it
     */
    Optional<Shown> make(Address address) {
        return Optional.ofNullable(outputs.get(address)).map(Planned::output).map(this::make);
    }

    private Shown make(Output output) {
        Content content = Making.content(sources, output);
        if (content instanceof Content.Copy copy) {
            return new Shown(
                    project.stamp(copy.source()), project.size(copy.source()), () -> project.stream(copy.source()));
        }
        return Shown.of(((Content.Bytes) content).bytes());
    }
}
