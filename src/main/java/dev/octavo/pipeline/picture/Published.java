package dev.octavo.pipeline.picture;

import dev.octavo.address.SourcePath;
import dev.octavo.links.Links;
import dev.octavo.project.Project;
import dev.octavo.site.Site;
import java.util.Set;

/**
 * The site that pictures are made for.
 *
 * @param shown the pictures at whose addresses renditions are published instead of the original files
 */
public record Published(Project project, Site site, Links links, Set<SourcePath> shown) {}
