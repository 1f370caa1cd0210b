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
import dev.octavo.page.Pages;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problems;
import dev.octavo.project.Project;
import dev.octavo.site.Site;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All files that a site is to have.
 *
 * @param links where the addresses lead that authors write
 * @param outputs the files, none of them made yet
 * @param addresses of them
 */
public record SitePlan(ReadSite read, Links links, List<Output> outputs, Set<Address> addresses) {
    private static final List<Generator> GENERATORS =
            List.of(new Pages(), new Feeds(), new Sitemaps(), new RobotsFile(), new StaticFiles());

    public static SitePlan of(ReadSite read) {
        Site site = read.site();
        List<Output> outputs =
                GENERATORS.stream().flatMap(kind -> kind.plan(site)).toList();
        Set<Address> addresses = outputs.stream().map(Output::address).collect(Collectors.toSet());
        return new SitePlan(read, new Links(site), outputs, addresses);
    }

    public Site site() {
        return read.site();
    }

    /** Files that cannot be beside each other, and links and pictures that lead nowhere. */
    public List<Problem> faults(Project project) {
        Problems faults = new Problems();
        DistinctPaths.require(outputs, faults);
        faults.addAll(AuthoredLinks.check(site(), links, new AuthoredLinks.Plan(addresses, read.isWhole()), project));
        return faults.sorted();
    }
}
