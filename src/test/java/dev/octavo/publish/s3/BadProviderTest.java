package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.target.Fault;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.testing.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storages that ignore conditions, cannot copy, or change what they store. */
@Tag("ci")
final class BadProviderTest {
    private static S3Server honest;
    private static S3Server rver;

    private final Path folder;

    BadProviderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void start(@TempDir Path first, @TempDir Path second) throws Exception {
        honest = S3Server.proxy(first, Map.of("s3proxy.authorization", "none"));
        rver = S3Server.rver(second);
    }

    @AfterAll
    static void stop() {
        honest.close();
        rver.close();
    }

    private FinishedSite site(int version) throws IOException {
        return SampleSite.write(folder.resolve("site " + version), version);
    }

    @Test
    void s3rverGetsTheSiteAsItIs() throws Exception {
        BucketPlace bucket = BucketPlace.make(rver, "rver", "", "S3RVER", "S3RVER");
        for (int version : new int[] {0, 1, 20}) {
            PublishResult receipt = bucket.publish(site(version));
            assertEquals(site(version).manifest().files().size(), receipt.files() + receipt.reused());
            assertEquals(
                    site(version).manifest().files().keySet().size(),
                    bucket.signed().size());
            bucket.signed()
                    .forEach((path, bytes) ->
                            assertTrue(Arrays.equals(SampleSite.files(version).get(path), bytes), path));
        }
        assertEquals(List.of(), bucket.reported);
        try (BucketTarget target = bucket.target()) {
            assertEquals("release 2", target.rollBack().release());
        }
        bucket.signed()
                .forEach((path, bytes) ->
                        assertTrue(Arrays.equals(SampleSite.files(1).get(path), bytes), path));
    }

    @Test
    void s3rverIsKilledToo() throws Exception {
        BucketPlace bucket = BucketPlace.make(rver, "rver-kill", "", "S3RVER", "S3RVER");
        bucket.publish(site(0));
        int version = 0;
        for (int number = 1; number < 70; number += 4) {
            String when = "at request " + number;
            try {
                bucket.publish(site(version + 1), new Fault(Fault.Kind.ENDS_BEFORE, number));
            } catch (ProblemException killed) {
                var served = bucket.signed();
                assertEquals(List.of(), SampleSite.dangling(path -> Optional.ofNullable(served.get(path))), when);
            }
            version++;
            bucket.publish(site(version));
            var served = bucket.signed();
            assertEquals(Optional.of(version), SampleSite.version(served, version), when);
        }
    }

    @Test
    void noticesCorruptedContentsBeforeReadersCanSeeThem() throws Exception {
        BucketPlace bucket = BucketPlace.make(honest, "corrupts", "");
        bucket.publish(site(0));
        ProblemException e;
        try (LimitedStorage corrupting = LimitedStorage.before(honest, false, false);
                BucketTarget target = bucket.behind(corrupting.port())) {
            corrupting.corrupt();
            e = assertThrows(ProblemException.class, () -> target.publish(site(1), target.state(), Progress.SILENT));
        }
        assertEquals(
                "7 files are not in the bucket corrupts at 127.0.0.1 as they were sent: feed.xml, index.html,"
                        + " posts/1/index.html, posts/11/index.html, posts/12/index.html and 2 more; nothing that readers"
                        + " see was changed",
                e.getMessage());
        assertEquals(Optional.of(0), SampleSite.version(bucket.served(), 0));
        PublishResult receipt = bucket.publish(site(1));
        assertEquals(7, receipt.files());
        bucket.assertExactly(1, "by a storage that was mended");
    }

    @Test
    void namesAStorageThatCannotCopy() throws Exception {
        BucketPlace bucket = BucketPlace.make(honest, "copies-not", "");
        try (LimitedStorage limited = LimitedStorage.before(honest, true, false);
                BucketTarget target = bucket.behind(limited.port())) {
            ProblemException e = assertThrows(
                    ProblemException.class, () -> target.publish(site(0), target.state(), Progress.SILENT));
            String message = e.problems().get(0).message();
            assertTrue(message.endsWith("answers that it does not do that (501)"), message);
            assertEquals(Map.of(), bucket.served());
        }
    }

    @Test
    void publishesWithoutConditionalWrites() throws Exception {
        BucketPlace bucket = BucketPlace.make(honest, "conditions-not", "");
        try (LimitedStorage limited = LimitedStorage.before(honest, false, true);
                BucketTarget target = bucket.behind(limited.port())) {
            target.publish(site(0), target.state(), Progress.SILENT);
            target.publish(site(1), target.state(), Progress.SILENT);
        }
        bucket.assertExactly(1, "without conditions");
        assertEquals(List.of(), bucket.reported);
    }

    /** The messages if the second version cannot be published, without the port. */
    private String toldWhereItRefuses(String name, Predicate<HttpExchange> refused, int status, String code)
            throws Exception {
        BucketPlace bucket = BucketPlace.make(honest, name, "");
        try (LimitedStorage limited = LimitedStorage.before(honest, false, false);
                BucketTarget target = bucket.behind(limited.port())) {
            target.publish(site(0), target.state(), Progress.SILENT);
            limited.refuse(refused, status, code);
            ProblemException e = assertThrows(
                    ProblemException.class, () -> target.publish(site(1), target.state(), Progress.SILENT));
            StringBuilder reported = new StringBuilder();
            e.problems()
                    .forEach(problem -> reported.append(problem.message())
                            .append(" | ")
                            .append(problem.hint().orElse(""))
                            .append('\n'));
            return reported.toString().replaceAll(":\\d+", "").replaceAll("[^ ]*\\.octavo/[^ :]*", "KEY");
        }
    }

    @Test
    void whatMayOnlyBeReadIsNotToBeTriedAgain() throws Exception {
        assertEquals(
                "cannot write KEY: 127.0.0.1 answers that it does not do that (501) | see whether the bucket read-only may"
                        + " be written to, and whether its storage offers all of S3: s3:PutObject is needed here\n",
                toldWhereItRefuses("read-only", put -> put.getRequestMethod().equals("PUT"), 501, "NotImplemented"));
    }

    @Test
    void aSignatureThatIsReadInAnotherWayIsNoWrongSecret() throws Exception {
        assertEquals(
                "cannot write KEY: 127.0.0.1 accepted the access key before, and refuses the signature of this request |"
                        + " the storage, or a proxy in front of it, reads a header in another way than it was sent, often"
                        + " Content-Type: use a newer version of it, or tell its provider\n",
                toldWhereItRefuses("signs", put -> put.getRequestMethod().equals("PUT"), 403, "SignatureDoesNotMatch"));
    }

    @Test
    void saysWhatReadersHaveIfAChangeBreaksOff() throws Exception {
        assertEquals(
                "readers have some of the new pages in the bucket breaks at 127.0.0.1 and some of the old ones, since the"
                        + " change was interrupted | correct what follows, and publish again: that completes the change. No"
                        + " page leads to a file that is missing meanwhile\n"
                        + "access is denied: the credentials may not copy index.html in the bucket breaks at 127.0.0.1 |"
                        + " allow them s3:PutObject and s3:GetObject; publishing needs s3:ListBucket for the bucket, and"
                        + " s3:GetObject, s3:PutObject and s3:DeleteObject for its objects\n",
                toldWhereItRefuses(
                        "breaks",
                        copy -> copy.getRequestHeaders().containsKey("x-amz-copy-source")
                                && copy.getRequestURI().getPath().equals("/breaks/index.html"),
                        403,
                        "AccessDenied"));
    }
}
