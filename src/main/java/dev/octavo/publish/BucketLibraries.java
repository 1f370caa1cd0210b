package dev.octavo.publish;

import dev.octavo.loading.RoomLoader;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.target.BucketOpener;

/** The room for buckets with the libraries that it alone needs, from {@code lib/publishing} beside the program. */
final class BucketLibraries {
    private static final String ROOM = "dev.octavo.publish.s3";
    private static final String CLIENT = "software.amazon.awssdk.services.s3.S3Client";

    private BucketLibraries() {}

    /** What opens a bucket. Libraries that look for parts of their own find them from this thread on. */
    static BucketOpener opener() {
        try {
            ClassLoader loader = RoomLoader.of(ROOM, CLIENT, "publishing");
            if (loader instanceof RoomLoader) {
                Thread.currentThread().setContextClassLoader(loader);
            }
            return RoomLoader.made(BucketOpener.class, ROOM + ".BucketTarget$Opener", loader);
        } catch (RoomLoader.MissingException missing) {
            throw ProblemException.of(
                    "the libraries that publishing to a bucket needs are not there",
                    "they belong into " + missing.folder() + "; build or install Octavo again");
        }
    }
}
