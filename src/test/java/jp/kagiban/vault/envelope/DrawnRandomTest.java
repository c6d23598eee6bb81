package jp.kagiban.vault.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DrawnRandomTest {

    private final Counting source = new Counting();
    private final DrawnRandom random = new DrawnRandom(source);

    /** Gives 1, 2, 3 and so on, in as many bytes as are asked for. */
    private static final class Counting extends SecureRandom {

        private final List<Integer> asked = new ArrayList<>();
        private int next;

        @Override
        public synchronized void nextBytes(byte[] bytes) {
            asked.add(bytes.length);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) ++next;
            }
        }
    }

    private byte[] draw(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void oneAfterTheOtherComesOutOnce() {
        assertThat(draw(3)).containsExactly(1, 2, 3);
        assertThat(draw(2)).containsExactly(4, 5);
        assertThat(source.asked).containsExactly(512);
    }

    @Test
    void aPortionThatIsTooShortIsNotPiecedTogether() {
        draw(500);
        assertThat(draw(32)).startsWith((byte) (513), (byte) (514));
        assertThat(source.asked).containsExactly(512, 512);
    }

    @Test
    void moreThanAPortionComesFromTheSourceItself() {
        assertThat(draw(600)).hasSize(600);
        assertThat(source.asked).containsExactly(600);
    }

    @Test
    void numbersComeFromItToo() {
        assertThat(random.nextInt()).isEqualTo(0x01020304);
    }

    @Test
    void noTwoThreadsGetTheSame() throws Exception {
        DrawnRandom drawn = new DrawnRandom(DrawnRandom.ofTheOperatingSystem());
        Set<Long> all = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<Long>>> each = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                each.add(threads.submit(() -> drawn.longs(1000).boxed().toList()));
            }
            for (Future<List<Long>> some : each) {
                all.addAll(some.get());
            }
        }
        assertThat(all).hasSize(4000);
    }
}
