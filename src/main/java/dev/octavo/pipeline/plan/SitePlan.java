package dev.octavo.pipeline.plan;

import dev.octavo.address.Address;
import dev.octavo.asset.StaticFiles;
import dev.octavo.check.AuthoredLinks;
import dev.octavo.check.Layouts;
import dev.octavo.check.Stylesheets;
import dev.octavo.check.Unused;
import dev.octavo.content.ReadSite;
import dev.octavo.feed.Feeds;
import dev.octavo.feed.RobotsFile;
import dev.octavo.feed.Sitemaps;
import dev.octavo.links.Links;
import dev.octavo.output.DistinctPaths;
import dev.octavo.output.Generator;
import dev.octavo.output.Output;
import dev.octavo.output.Planned;
import dev.octavo.page.Pages;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import dev.octavo.project.Project;
import dev.octavo.site.Site;
import dev.octavo.work.Parallel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All files that a site is to have.
 *
 * @param links where the addresses lead that authors write
 * @param files none of them made yet
 * @param addresses of them
 */
public record SitePlan(ReadSite read, Links links, List<Planned> files, Set<Address> addresses) {
    /**
     * Plans all files.
     *
     * @throws ProblemException with all that is wrong with the site, where its settings are
     */
    public static SitePlan of(ReadSite read, Project project, int threads) {
        SitePlan plan = of(read, read.site(), threads);
        if (read.unread().settings()) {
            Problems all = new Problems();
            all.addAll(read.problems());
            all.addAll(plan.faults(List.of(), project, threads));
            all.addAll(plan.layoutFaults(project));
            throw new ProblemException(all.sorted());
        }
        return plan;
    }

    private static SitePlan of(ReadSite read, Site site, int threads) {
        Links links = new Links(site);
        List<Generator> generators =
                List.of(new Pages(links), new Feeds(links), new Sitemaps(), new RobotsFile(), new StaticFiles());
        List<Planned> files = Parallel.map(
                        generators, threads, kind -> kind.plan(site).toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        // An unmodifiable set takes a fifth of the memory of another.
        Set<Address> addresses = files.stream().map(Planned::address).collect(Collectors.toUnmodifiableSet());
        return new SitePlan(read, links, files, addresses);
    }

    public Site site() {
        return read.site();
    }

    /** The same plan for a site in which nothing changed that any file is planned from. */
    public SitePlan with(ReadSite now) {
        return new SitePlan(now, new Links(now.site()), files, addresses);
    }

    /** All that the files are made from. */
    public List<Output> outputs(int threads) {
        return Parallel.map(files, threads, Planned::output);
    }

    /**
     * Files that cannot be beside each other, and links and pictures that lead nowhere, also of articles with mistakes.
     *
     * @param outputs of this plan
     */
    public List<Problem> faults(List<Output> outputs, Project project, int threads) {
        Problems faults = new Problems();
        DistinctPaths.require(outputs, faults);
        SitePlan presumed = read.presumed().map(site -> of(read, site, threads)).orElse(this);
        AuthoredLinks.Plan plan = new AuthoredLinks.Plan(presumed.addresses, read.unread());
        faults.addAll(AuthoredLinks.check(read.checked(), presumed.links, plan, project, threads));
        return faults.sorted();
    }

    /**
     * What is wrong with the layouts that articles ask for, also those with mistakes, and with the site's templates and
     * stylesheets.
     */
    public List<Problem> layoutFaults(Project project) {
        Problems faults = new Problems();
        faults.addAll(Layouts.check(read.checked(), project));
        if (read.unread().isNothing()) {
            faults.addAll(Unused.check(site(), project)); // else an article with mistakes may use it
            faults.addAll(Stylesheets.check(project, addresses, site().config().url()));
        }
        return faults.sorted();
    }
}
