package dev.octavo.publish.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.publish.SampleSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code repository} and {@code branch} in {@code site.yaml} may be. */
final class RepositoryUrlsTest {
    private final BranchPlace branches;

    RepositoryUrlsTest(@TempDir Path folder) throws IOException {
        branches = BranchPlace.in(folder);
    }

    private String described(String repository) {
        try (BranchTarget target = branches.repository(repository).open()) {
            return target.description();
        }
    }

    private String complaint(String repository) {
        return BranchPlace.complaint(() -> described(repository));
    }

    private void makeSiteRepository() throws IOException {
        branches.git(branches.site, "init", "-q", "-b", "main");
        branches.git(branches.site, "config", "user.name", "Ada Lovelace");
        branches.git(branches.site, "config", "user.email", "ada@example.org");
        branches.git(branches.site, "commit", "-q", "--allow-empty", "-m", "Begin");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        https://github.com/ada/blog.git        | https://github.com/ada/blog.git
        https://ada@git.example:8443/blog      | https://git.example:8443/blog
        http://127.0.0.1/x/blog                | http://127.0.0.1/x/blog
        ssh://git@git.example:2222/~/blog.git  | ssh://git.example:2222/~/blog.git
        git@github.com:ada/blog.git            | github.com:ada/blog.git
        git.example:blog.git                   | git.example:blog.git
        """)
    void understandsTheAddressesOfServers(String repository, String described) {
        assertEquals("the branch gh-pages of " + described, described(repository));
    }

    @Test
    void understandsPathsOfRepositories() throws IOException {
        branches.git(branches.folder, "init", "-q", "--bare", "home/in home.git");
        branches.git(branches.folder, "init", "-q", "with files");
        String bare = branches.bare.toRealPath().toString();
        for (String path :
                new String[] {"../server.git", "../server", bare, "file://" + bare, branches.bare.toUri() + ""}) {
            assertEquals("the branch gh-pages of " + bare, described(path), path);
        }
        assertEquals(
                "the branch gh-pages of " + branches.home().toRealPath().resolve("in home.git"),
                described("~/in home.git"));
        Path work = branches.folder.toRealPath().resolve("with files");
        Path files = work.resolve(".git");
        assertEquals("the branch gh-pages of " + files, described("../with files"));
        assertEquals(
                "the branch gh-pages of " + files,
                described("file://" + work.toString().replace(" ", "%20")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        https://ada:hunter2@git.example/blog
        https://ghp_abcdefghijklmnop@github.com/ada/blog
        https://0123456789abcdef0123456789abcdef01234567@git.example/blog
        https://git.example/blog.git?private_token=hunter2
        ssh://git:hunter2@git.example/blog
        """)
    void refusesSecretsWithoutShowingThem(String repository) {
        String complaint = complaint(repository);
        assertTrue(
                complaint.startsWith("\"repository\" in content/site.yaml holds a password or a token\n"), complaint);
        assertFalse(complaint.matches("(?s).*(hunter2|ghp_|0123456789).*"), complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ftp://git.example/blog     | "repository" in content/site.yaml begins with "ftp://", which cannot be published to
        git://git.example/blog     | "repository" in content/site.yaml begins with "git://", which cannot be published to
        https://                   | "repository" in content/site.yaml names no host, or no repository there
        https:///blog              | "repository" in content/site.yaml names no host, or no repository there
        ../nothing                 | there is no Git repository at "../nothing", as "repository" in content/site.yaml says
        file:///nothing/there.git  | there is no Git repository at "file:///nothing/there.git", as "repository" in content/site.yaml says
        orign                      | Git knows no remote "orign" here, and there is no repository of that name
        """)
    void saysWhatIsWrongWithAnAddress(String repository, String fact) {
        assertEquals(fact, complaint(repository).lines().findFirst().orElse(""));
    }

    @Test
    void saysHowToMakeARemote() throws IOException {
        String rest = "git remote add origin URL; or write the URL, or a path, instead of the name";
        assertTrue(complaint("origin")
                .endsWith("help: make the site a Git repository with that remote: git init, then " + rest));
        makeSiteRepository();
        assertTrue(complaint("origin").endsWith("help: add it, with the URL of the repository to publish to: " + rest));
    }

    @Test
    void goesWhereGitWouldPush() throws IOException {
        makeSiteRepository();
        branches.git(branches.site, "remote", "add", "origin", "gh:ada/blog.git");
        branches.git(branches.site, "remote", "add", "mirror", "https://git.example/blog.git");
        branches.git(branches.site, "config", "url.https://github.com/.insteadOf", "gh:");
        assertEquals("the branch gh-pages of https://github.com/ada/blog.git", described("origin"));
        assertEquals("the branch gh-pages of https://github.com/ada/more.git", described("gh:ada/more.git"));
        branches.git(branches.site, "config", "url.git@github.com:.pushInsteadOf", "gh:");
        assertEquals("the branch gh-pages of github.com:ada/blog.git", described("origin"));
        branches.git(branches.site, "config", "remote.origin.pushurl", "https://push.example/blog.git");
        assertEquals("the branch gh-pages of https://push.example/blog.git", described("origin"));
        assertEquals(
                "Git knows no remote \"orgin\" here, and there is no repository of that name"
                        + "\nhelp: did you mean \"origin\"? its remotes are mirror, origin",
                complaint("orgin"));
        branches.git(branches.site, "config", "--add", "remote.origin.pushurl", "https://two.example/blog.git");
        assertTrue(complaint("origin").startsWith("the remote \"origin\" of Git has 2 URLs to push to"));
        branches.git(branches.site, "config", "remote.mirror.url", "https://ada:hunter2@git.example/blog.git");
        String secret = complaint("mirror");
        assertTrue(secret.startsWith("the URL of the remote \"mirror\" holds a password or a token"), secret);
        assertFalse(secret.contains("hunter2"), secret);
    }

    @Test
    void readsTheSettingsOfTheAuthor() throws IOException {
        makeSiteRepository();
        Files.writeString(branches.home().resolve("more"), "[url \"https://github.com/\"]\n\tinsteadOf = gh:\n");
        Files.writeString(branches.home().resolve(".gitconfig"), "[include]\n\tpath = more\n");
        branches.git(branches.site, "remote", "add", "origin", "gh:ada/blog.git");
        assertEquals("the branch gh-pages of https://github.com/ada/blog.git", described("origin"));
        Files.writeString(branches.home().resolve(".gitconfig"), "[url");
        String complaint = complaint("origin");
        assertTrue(complaint.contains(": fatal: bad config line "), complaint);
    }

    @Test
    void refusesTheBranchOfTheSources() throws IOException {
        makeSiteRepository();
        branches.git(
                branches.site, "remote", "add", "origin", branches.bare.toUri().toString());
        branches.git(branches.site, "remote", "add", "web", "git@git.example:Ada/blog.git");
        branches.adopting();
        for (String repository : new String[] {"origin", "../server.git", "web", "https://git.example/ada/blog/"}) {
            branches.repository(repository);
            String complaint = BranchPlace.complaint(() -> branches.open("main"));
            assertTrue(
                    complaint.contains(" holds the sources of this site\nhelp: publish to a separate branch"),
                    complaint);
        }
        // if no branch is checked out, as in CI, the commit shows it
        branches.git(branches.site, "push", "-q", "origin", "main:release");
        branches.git(branches.site, "checkout", "-q", "--detach");
        branches.repository("origin");
        try (BranchTarget target = branches.open("release")) {
            String complaint = BranchPlace.complaint(target::state);
            assertTrue(
                    complaint.startsWith("the branch release of " + branches.bare + " holds the sources"), complaint);
        }
    }

    @Test
    void publishesToTheSitesOwnRepositoryButNotToACheckedOutBranch() throws IOException {
        makeSiteRepository();
        branches.repository(".");
        branches.publish(0);
        branches.publish(1);
        assertEquals(
                "Ada Lovelace <ada@example.org> 2026-11-24T12:00:00Z Publish: 1 page added, 3 changed, 1 removed\n",
                branches.git(branches.site, "log", "-1", "--format=%an <%ae> %aI %s", "gh-pages"));
        assertEquals("", branches.git(branches.site, "status", "--porcelain", "--untracked-files=no"));
        branches.git(branches.site, "worktree", "add", "-q", "../added", "gh-pages");
        Path gitFolder = branches.site.toRealPath().resolve(".git");
        assertEquals(
                "the branch gh-pages of " + gitFolder + " is checked out there"
                        + "\nhelp: publish to a branch that is checked out nowhere, or to a bare repository: git init --bare PATH",
                branches.complaint(2));
        // a site itself may be in such a work tree
        branches.git(branches.site, "worktree", "add", "-q", "-b", "draft", "../drafts");
        try (BranchTarget target = branches.repository("../server.git").openElsewhere("drafts")) {
            branches.publish(target, SampleSite.files(3));
        }
        assertEquals(Optional.of(3), SampleSite.version(branches.site(), 3));
    }

    @Test
    void signsWithWhatTheEnvironmentSays() throws IOException {
        branches.publish(0);
        assertEquals("Octavo <octavo@localhost>", branches.log("%an <%ae>").strip());
        branches.environment.put("GIT_AUTHOR_NAME", "Grace <Hopper>\n");
        branches.environment.put("GIT_AUTHOR_EMAIL", "grace@example.org");
        Files.writeString(branches.home().resolve(".gitconfig"), "[user]\nname = Ada\nemail = ada@example.org\n");
        branches.publish(1);
        assertEquals(
                "Grace Hopper <grace@example.org> Ada <ada@example.org>",
                branches.log("%an <%ae> %cn <%ce>").lines().findFirst().orElse(""));
    }
}
