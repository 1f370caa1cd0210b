/**
 * What people start: the command line, the preview, the goals of Maven, and the tools around a blog. Nothing below knows that
 * these exist.
 *
 * <p>For example, {@code octavo build} is {@code cli.BuildSite}, {@code octavo serve} is {@code cli.ServeSite} with the server in
 * {@code serve}, and {@code octavo new post} is {@code cli.New}, which leaves the work to {@code scaffold}.
 */
package dev.octavo.use;
