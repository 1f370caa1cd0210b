package dev.octavo.publish.s3;

import dev.octavo.publish.s3.bucket.Bucket;
import dev.octavo.publish.s3.bucket.BucketSettings;
import dev.octavo.publish.s3.bucket.Pace;
import dev.octavo.publish.s3.bucket.Situation;
import dev.octavo.publish.s3.state.Keys;
import dev.octavo.publish.s3.storage.Storage;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.Sha256;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.Receipt;
import dev.octavo.publish.target.Standing;
import dev.octavo.publish.target.Target;
import dev.octavo.site.destination.Destination;
import dev.octavo.work.Progress;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** A bucket of a storage that speaks S3. */
public final class BucketTarget implements Target {
    private final Bucket bucket;

    private BucketTarget(Bucket bucket) {
        this.bucket = bucket;
    }

    /** The bucket, which is not asked anything yet. */
    public static BucketTarget open(Destination.Bucket place, BucketSettings settings) {
        return open(place, settings, Pace.USUAL, List.of());
    }

    static BucketTarget open(
            Destination.Bucket place, BucketSettings settings, Pace pace, List<ExecutionInterceptor> listeners) {
        Storage storage = Storage.open(place, pace.attempts(), listeners);
        return new BucketTarget(new Bucket(place, storage, Keys.below(place.prefix()), settings, pace));
    }

    @Override
    public String described() {
        return bucket.described();
    }

    @Override
    public Standing standing() {
        return Situation.read(bucket, SiteManifest.EMPTY).standing(bucket.keys());
    }

    @Override
    public Optional<byte[]> read(SiteFile file) {
        return bucket.storage()
                .read(bucket.keys().live(file.path()))
                .map(Storage.Read::bytes)
                .filter(bytes -> Sha256.of(bytes).equals(file.hash()));
    }

    @Override
    public Receipt publish(FinishedSite site, Standing seen, Progress progress) {
        return new Publishing(bucket, progress).publish(site, seen);
    }

    @Override
    public Standing rollBack() {
        return new RollingBack(bucket, Progress.SILENT).rollBack();
    }

    @Override
    public void close() {
        bucket.storage().close();
    }
}
