package dev.octavo.build.pipeline.preview;

import dev.octavo.blog.project.SnapshotChanged;
import dev.octavo.build.pipeline.picture.RequestedPicture;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Makes the pictures of viewed pages in the background, those of the last page first; until then, pages show the
 * original files. Threads exist only while there is work. Safe to use from several threads.
 */
final class PicturesToMake {
    private final int most;
    private final Deque<Page> pages = new ArrayDeque<>();
    private volatile Runnable callback = () -> {};
    private int workers;

    /** @param most how many pictures are made at once, at least 1 */
    PicturesToMake(int most) {
        this.most = most;
    }

    /** A page that waits for pictures. */
    record Page(SiteState version, Address address, Set<RequestedPicture> pictures) {}

    /** Sets a callback that runs whenever something that a page waited for is ready. */
    void whenReady(Runnable callback) {
        this.callback = callback;
    }

    void ready() {
        callback.run();
    }

    synchronized void add(Page page) {
        pages.removeIf(other -> page.version().number() > other.version().number()
                || (page.version() == other.version() && page.address().equals(other.address())));
        pages.push(page);
        if (workers < most) {
            workers++;
            Thread worker = new Thread(this::work, "pictures");
            worker.setDaemon(true);
            worker.start();
        }
    }

    private void work() {
        boolean ended = false;
        while (!ended) {
            Page page = null;
            synchronized (this) {
                page = pages.poll();
                if (page == null) {
                    workers--;
                    notifyAll();
                    ended = true;
                }
            }
            if (page != null) {
                make(page);
            }
        }
    }

    private void make(Page page) {
        try {
            page.pictures().forEach(wanted -> make(page, wanted));
            page.version().forget(page.address());
            ready();
        } catch (SnapshotChanged changed) {
            return; // a file is being written: the next version will request the pictures again
        } catch (RuntimeException | Error failure) {
            return; // the page stays as it is, and a build reports why
        }
    }

    private static void make(Page page, RequestedPicture wanted) {
        try {
            page.version().pictures().offer(wanted);
        } catch (ProblemException wrong) {
            return; // making the page again reports the same
        }
    }

    /** Waits until no work is running, after dropping queued work if {@code givesUp}. */
    synchronized void end(boolean givesUp) {
        if (givesUp) {
            pages.clear();
        }
        try {
            while (workers > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
