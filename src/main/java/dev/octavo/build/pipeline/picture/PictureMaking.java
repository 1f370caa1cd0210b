package dev.octavo.build.pipeline.picture;

import dev.octavo.blog.project.Project;
import dev.octavo.build.cache.BlobCache;
import dev.octavo.build.cache.BlobCache.Blob;
import dev.octavo.build.pipeline.picture.ReadyPicture.Facts;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.picture.PictureEncoder;
import dev.octavo.lib.picture.PictureHeader;
import dev.octavo.lib.picture.Renditions;
import dev.octavo.lib.picture.Renditions.Rendition;
import dev.octavo.lib.picture.codec.Fault;
import dev.octavo.lib.picture.codec.PictureException;
import dev.octavo.lib.problem.Bug;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.work.Parallel;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Encodes pictures, each once, and caches them on disk, so that none stays in memory. Safe to use from several threads:
 * the first one that needs a picture makes it.
 */
final class PictureMaking {
    private static final long MEGA = 1_000_000;
    private static final long HUGE = 40 * MEGA;
    /** Cached if pictures were encoded without WebP, so that later builds know without loading libwebp. */
    private static final Hash POORLY = new Digest().add("without WebP").hash();

    private final Project project;
    private final BlobCache kept;
    private final long limit;
    private final PictureFaults faults;
    private final Map<Hash, FutureTask<ReadyPicture>> begun = new ConcurrentHashMap<>();
    private final Map<Hash, SoftReference<Renditions>> unkept = new ConcurrentHashMap<>();
    private final Lock huge = new ReentrantLock();
    private final Lock mending = new ReentrantLock();
    private final AtomicInteger made = new AtomicInteger();
    private volatile boolean poor;

    PictureMaking(Project project, BlobCache kept, int megapixels, PictureFaults faults) {
        this.project = project;
        this.kept = kept;
        this.limit = megapixels * MEGA;
        this.faults = faults;
        this.poor = kept.find(POORLY).isPresent() && PictureEncoder.webpFault().isPresent();
    }

    /**
     * Returns the renditions of the picture, made now unless they are cached.
     *
     * @throws ProblemException if it cannot be decoded; every caller gets the same exception
     */
    ReadyPicture made(RequestedPicture wanted, Hash key) {
        FutureTask<ReadyPicture> task = new FutureTask<>(() -> found(key).orElseGet(() -> make(wanted, key)));
        FutureTask<ReadyPicture> first = begun.putIfAbsent(key, task);
        if (first == null) {
            task.run();
        }
        return Parallel.result(first == null ? task : first);
    }

    /** Returns the renditions if they are already made or cached. */
    Optional<ReadyPicture> ready(Hash key) {
        FutureTask<ReadyPicture> task = begun.get(key);
        if (task != null) {
            return task.isDone() ? Optional.of(Parallel.result(task)) : Optional.empty();
        }
        return found(key);
    }

    /**
     * Decodes the picture without encoding it, which takes longer, and remembers on disk that it can be decoded.
     *
     * @throws ProblemException if something is wrong with it
     */
    void look(RequestedPicture wanted, Hash key) {
        Hash sound = new Digest().add(key).add("sound").hash();
        if (found(key).isPresent() || kept.find(sound).isPresent()) {
            return;
        }
        work(wanted, file -> {
            PictureEncoder.check(file, limit);
            return true;
        });
        kept.put(sound, wanted.origin(), new byte[0], List.of());
    }

    private Optional<ReadyPicture> found(Hash key) {
        return kept.find(key)
                .or(() -> poor ? kept.find(poorly(key)) : Optional.empty())
                .map(ReadyPicture::of);
    }

    private ReadyPicture make(RequestedPicture wanted, Hash key) {
        Optional<Renditions> renditions = renditions(wanted);
        made.incrementAndGet();
        Hash own = keyHere(key);
        return ReadyPicture.of(renditions
                .map(all -> keep(wanted, own, all))
                .orElseGet(() -> put(wanted, own, Facts.AS_IT_IS, List.of())));
    }

    private Optional<Renditions> renditions(RequestedPicture wanted) {
        return work(wanted, file -> PictureEncoder.renditions(file, wanted.request(), limit));
    }

    /** What is done with the bytes of a picture. */
    private interface Work<T> {
        T of(byte[] file) throws PictureException;
    }

    /** Does the work, unless the file is published unchanged. */
    private <T> Optional<T> work(RequestedPicture wanted, Work<T> work) {
        byte[] file = project.read(wanted.file()).bytes();
        boolean alone = pixels(file) > HUGE;
        if (alone) {
            huge.lock(); // two at once would need twice the memory
        }
        try {
            return PictureEncoder.isPublishedUnchanged(file) ? Optional.empty() : Optional.of(work.of(file));
        } catch (PictureException e) {
            throw faults.of(wanted, e.fault());
        } catch (RuntimeException | Error bug) {
            Bug.note(bug, Location.file(wanted.file().value()));
            throw bug;
        } finally {
            if (alone) {
                huge.unlock();
            }
        }
    }

    private static long pixels(byte[] file) {
        return PictureHeader.size(file)
                .map(size -> (long) size.width() * size.height())
                .orElse(0L);
    }

    private Blob keep(RequestedPicture wanted, Hash key, Renditions renditions) {
        List<byte[]> parts = renditions.all().stream().map(Rendition::bytes).toList();
        Blob put = put(wanted, key, Facts.of(renditions), parts);
        if (kept.failure().isPresent()) {
            unkept.put(key, new SoftReference<>(renditions)); // until memory runs short
        }
        return put;
    }

    private Blob put(RequestedPicture wanted, Hash key, Facts facts, List<byte[]> parts) {
        return kept.put(key, wanted.origin(), facts.encoded(), parts);
    }

    /** Returns a different key if this machine cannot make WebP, so that other machines do not use its renditions. */
    private Hash keyHere(Hash key) {
        if (!poor && PictureEncoder.webpFault().isPresent()) {
            kept.put(POORLY, "", new byte[0], List.of());
            poor = true;
        }
        return poor ? poorly(key) : key;
    }

    private static Hash poorly(Hash key) {
        return new Digest().add(key).add(POORLY).hash();
    }

    /** Returns whether this machine makes fewer renditions than others. */
    boolean isPoor() {
        return poor;
    }

    /** Returns the keys under which this machine may have cached the renditions for {@code keys}. */
    Set<Hash> keysHere(Set<Hash> keys) {
        return poor
                ? Stream.concat(Stream.of(POORLY), keys.stream().flatMap(key -> Stream.of(key, poorly(key))))
                        .collect(Collectors.toSet())
                : keys;
    }

    /** Returns the bytes of a rendition, which is made again if the cached one is damaged or missing. */
    byte[] bytes(RequestedPicture wanted, ReadyPicture picture, int number) {
        return kept.bytes(picture.kept(), number).orElseGet(() -> mended(wanted, picture, number));
    }

    private byte[] mended(RequestedPicture wanted, ReadyPicture picture, int number) {
        mending.lock();
        try {
            return kept.bytes(picture.kept(), number).orElseGet(() -> again(wanted, picture, number));
        } finally {
            mending.unlock();
        }
    }

    private byte[] again(RequestedPicture wanted, ReadyPicture picture, int number) {
        Renditions all = again(wanted, picture.key());
        byte[] bytes = number < all.all().size() ? all.all().get(number).bytes() : new byte[0];
        if (!Hash.of(bytes).equals(picture.sum(number))) {
            throw new ProblemException(ProblemKind.COMMAND
                    .error("what is kept of the picture \"" + wanted.file()
                            + "\" is damaged, and another machine made it")
                    .hint("delete the folder .octavo/pictures and build again"));
        }
        keep(wanted, picture.key(), all);
        return bytes;
    }

    private Renditions again(RequestedPicture wanted, Hash key) {
        Renditions held = unkept.getOrDefault(key, new SoftReference<>(null)).get();
        if (held != null) {
            return held;
        }
        Renditions renditions = renditions(wanted)
                .orElseThrow(() -> new IllegalStateException("no renditions any more of " + wanted.file()));
        made.incrementAndGet();
        return renditions;
    }

    /** Returns why this machine makes fewer renditions than others. */
    Optional<Fault> fault() {
        return poor ? PictureEncoder.webpFault() : Optional.empty();
    }

    /** Returns the number of pictures encoded. */
    int count() {
        return made.get();
    }
}
