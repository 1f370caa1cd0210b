package dev.octavo.build.pipeline.picture;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.SourcePath;
import java.util.Set;

/**
 * The site that pictures are made for.
 *
 * @param shown the pictures at whose addresses renditions are published instead of the original files
 */
public record Published(Project project, Site site, Links links, Set<SourcePath> shown) {}
