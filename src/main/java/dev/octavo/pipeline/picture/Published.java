package dev.octavo.pipeline.picture;

import dev.octavo.address.SourcePath;
import dev.octavo.links.Links;
import dev.octavo.project.Project;
import dev.octavo.site.Site;
import java.util.Set;

/**
 * The site whose pictures are made.
 *
 * @param shown the pictures at whose addresses renditions are published instead of the files themselves
 */
public record Published(Project project, Site site, Links links, Set<SourcePath> shown) {}
