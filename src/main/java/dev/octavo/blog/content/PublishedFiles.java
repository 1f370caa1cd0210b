package dev.octavo.blog.content;

import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decides which of the files beside articles are published: those of kinds that web sites have, and those that an
 * article refers to. Everything else, such as a copy of a draft or files of other programs, is not.
 */
final class PublishedFiles {
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\uFEFF?(?:---|\\+\\+\\+)[ \\t]*\\r?\\n\\s*[\\w\"-]+\\s*[:=].*", Pattern.DOTALL);
    private static final Pattern DATED = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}-.*");
    private static final int PREFIX = 512;

    private final Project project;
    private final Site site;
    private final Problems problems;
    private final Set<String> withheld;
    private final List<SourcePath> unwanted = new ArrayList<>();
    private final List<SourcePath> secret = new ArrayList<>();
    private final boolean complete;
    private Optional<Set<SourcePath>> referred = Optional.empty();
    private Optional<Set<SourcePath>> shown = Optional.empty();

    /**
     * @param site with all files
     * @param complete whether every article could be read, so that it is known which files none refers to
     */
    PublishedFiles(Project project, Site site, boolean complete, Problems problems) {
        this.project = project;
        this.site = site;
        this.complete = complete;
        this.problems = problems;
        this.withheld = site.withheld().stream()
                .map(article -> ArticlePath.stem(article.source().path()))
                .collect(Collectors.toSet());
    }

    /** Returns the files to copy, in the site's order. */
    List<ProjectFile> copied() {
        List<ProjectFile> copied = site.files().stream()
                .filter(file ->
                        !isHeldBack(file.source()) && (!file.source().isUnder("content") || isCopied(file.source())))
                .toList();
        if (!secret.isEmpty()) {
            problems.add(SecretNames.warning(secret, site.config().untrustedContent()));
        }
        if (complete && !unwanted.isEmpty()) {
            problems.add(warning());
        }
        return copied;
    }

    /** Returns whether the file is likely to be a secret, and nobody has said that readers are to have it. */
    private boolean isHeldBack(SourcePath file) {
        boolean meant = site.config().publishFiles().contains(file.value());
        if (meant || !project.isOwn(file) || !(SecretNames.in(file).isPresent() || isSealed(file))) {
            return false;
        }
        boolean named = !site.config().untrustedContent() && (isReferredTo(file) || isShown(file));
        if (!named) {
            secret.add(file);
        }
        return !named;
    }

    /** Returns whether it is a private key or a message of OpenPGP; signatures and public keys are for everybody. */
    private boolean isSealed(SourcePath file) {
        if (!FileKinds.extension(file).equals("asc")) {
            return false;
        }
        String start = start(file);
        return start.contains("-----BEGIN PGP PRIVATE") || start.contains("-----BEGIN PGP MESSAGE");
    }

    private boolean isCopied(SourcePath file) {
        boolean untrusted = site.config().untrustedContent();
        if (untrusted && FileKinds.isActive(file)) {
            problems.add(ProblemKind.SCRIPT
                    .error(
                            "a browser runs scripts in this file as the site's own, and \"untrusted-content\" is on",
                            Location.file(file.value()))
                    .hint("remove it, or convert it to a picture such as a PNG; put files of your own into static/"));
            return false;
        }
        if (FileKinds.mayBeArticle(file) && looksLikeArticle(file)) {
            refuseArticle(file);
            return false;
        }
        List<String> meant = site.config().publishFiles();
        boolean published = FileKinds.isPublished(file)
                || meant.contains(FileKinds.extension(file))
                || meant.contains(file.value());
        if (published && !isNamedLikeWithheld(file)) {
            return true;
        }
        if (!untrusted && isReferredTo(file)) {
            return true;
        }
        if (complete && isPlacedLikeArticle(file)) {
            refuseArticle(file);
        } else if (!published && !isShown(file)) {
            unwanted.add(file);
        }
        return false;
    }

    private boolean looksLikeArticle(SourcePath file) {
        try {
            return (file.folder().equals("content/posts")
                            && DATED.matcher(file.fileName()).matches())
                    || FRONT_MATTER.matcher(start(file)).matches();
        } catch (ProblemException unreadable) {
            problems.addAll(unreadable.problems());
            return false;
        }
    }

    private String start(SourcePath file) {
        return project.look(file, in -> new String(in.readNBytes(PREFIX), StandardCharsets.ISO_8859_1));
    }

    private static boolean isPlacedLikeArticle(SourcePath file) {
        return FileKinds.isForeignArticle(file)
                && (file.folder().equals("content/posts")
                        || file.isUnder("content/pages")
                        || file.baseName().equals("index"));
    }

    private void refuseArticle(SourcePath file) {
        problems.add(ProblemKind.MISPLACED_FILE
                .error("this looks like an article, which would be Markdown", Location.file(file.value()))
                .hint(FileKinds.asMarkdown(file) + "; if it is to be copied as it is, move it to static/"));
    }

    /** Returns whether this is {@code secret.pdf} beside {@code secret.md} or the folder {@code secret/} of a draft. */
    private boolean isNamedLikeWithheld(SourcePath file) {
        return !withheld.isEmpty()
                && (withheld.contains(ArticlePath.stem(file))
                        || withheld.contains(
                                file.folder() + "/" + file.fileName().split("\\.", 2)[0]));
    }

    private boolean isReferredTo(SourcePath file) {
        if (referred.isEmpty()) {
            referred = Optional.of(referredTo());
        }
        return referred.get().contains(file);
    }

    private Set<SourcePath> referredTo() {
        Links links = new Links(site);
        return AuthoredLink.all(site)
                .flatMap(mention -> links.file(mention).stream())
                .map(ProjectFile::source)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Returns whether a component names the file, which shows it without a link. */
    private boolean isShown(SourcePath file) {
        if (shown.isEmpty()) {
            shown = Optional.of(site.articles()
                    .flatMap(article -> article.components().stream()
                            .flatMap(component -> component.attributes().stream())
                            .flatMap(attribute -> article.source().path().beside(attribute.value()).stream()))
                    .collect(Collectors.toSet()));
        }
        return shown.get().contains(file);
    }

    private Problem warning() {
        List<SourcePath> files = unwanted.stream().sorted().toList();
        boolean one = files.size() == 1;
        String kinds = files.stream()
                .map(FileKinds::unknownExtension)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .limit(5)
                .collect(Collectors.joining(", "));
        String key = kinds.isEmpty() ? "" : "write publish-files: [" + kinds + "] into content/site.yaml, ";
        String link = site.config().untrustedContent() ? "" : "link to " + (one ? "it" : "each") + " in an article, ";
        return ProblemKind.UNPUBLISHED_FILE
                .warning(
                        Figures.few(files.stream().map(SourcePath::value).toList())
                                + (one ? " is not published: it is" : " are not published: they are")
                                + " not of a type that web sites usually publish"
                                + (link.isEmpty() ? "" : ", and no article refers to " + (one ? "it" : "them")),
                        Location.file(files.get(0).value()))
                .hint("if readers are to have " + (one ? "it, " : "them, ") + key + link + "or move "
                        + (one ? "it" : "them") + " to static/; else move " + (one ? "it" : "them")
                        + " out of content/");
    }
}
