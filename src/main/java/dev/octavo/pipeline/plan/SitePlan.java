package dev.octavo.pipeline.plan;

import dev.octavo.address.Address;
import dev.octavo.asset.StaticFiles;
import dev.octavo.check.AuthoredLinks;
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
    public static SitePlan of(ReadSite read, int threads) {
        Site site = read.site();
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
     * Files that cannot be beside each other, and links and pictures that lead nowhere.
     *
     * @param outputs of this plan
     */
    public List<Problem> faults(List<Output> outputs, Project project, int threads) {
        Problems faults = new Problems();
        DistinctPaths.require(outputs, faults);
        AuthoredLinks.Plan plan = new AuthoredLinks.Plan(addresses, read.isWhole());
        faults.addAll(AuthoredLinks.check(site(), links, plan, project, threads));
        return faults.sorted();
    }
}
