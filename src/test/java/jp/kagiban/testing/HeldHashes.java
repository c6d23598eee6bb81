package jp.kagiban.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passwords whose hashing doesn't end until this is closed. They take all places of the portals that tests start. */
public final class HeldHashes implements AutoCloseable {

    private static final int PLACES = 2;

    private final CountDownLatch begun = new CountDownLatch(PLACES);
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    public HeldHashes(PasswordEncoder encoder) throws InterruptedException {
        for (int i = 0; i < PLACES; i++) {
            people.submit(() -> encoder.encode(new Held()));
        }
        begun.await();
    }

    @Override
    public void close() {
        end.countDown();
        people.close();
    }

    private final class Held implements CharSequence {

        @Override
        public int length() {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
            return 1;
        }

        @Override
        public char charAt(int index) {
            return 'x';
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return "x".substring(start, end);
        }

        @Override
        public String toString() {
            return "x";
        }
    }
}
