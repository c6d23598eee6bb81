package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import jp.kagiban.shared.StartRefused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Tag("fault")
@ExtendWith(OutputCaptureExtension.class)
class SpaceWatchTest {

    private static final Path FOLDER = Path.of("/data");

    private DataSpace space = new DataSpace(DataSpace.AMPLE);
    private final SpaceWatch watch = new SpaceWatch(FOLDER, () -> space);

    private void lookAt(long free) {
        space = new DataSpace(free);
        watch.look();
    }

    @Test
    void littleRoomIsWarnedOfOnceEachTime(CapturedOutput log) {
        lookAt(DataSpace.LITTLE);
        assertThat(log.getAll()).doesNotContain("/data");
        lookAt(DataSpace.LITTLE - 1);
        lookAt(DataSpace.LITTLE - 2);
        assertThat(log.getAll()).containsOnlyOnce("The data folder /data has 511 MB left");
    }

    @Test
    void theWarningDoesNotComeAndGoWithEachFile(CapturedOutput log) {
        lookAt(DataSpace.LITTLE - 1);
        lookAt(DataSpace.AMPLE - 1);
        assertThat(watch.isLittle()).isTrue();
        lookAt(DataSpace.AMPLE);
        assertThat(log.getAll()).containsOnlyOnce("The data folder /data has room again");
    }

    @Test
    void healthTellsOfItInASentenceAndThePortalIsReadyAllTheSame() {
        lookAt(DataSpace.LITTLE - 1);
        assertThat(watch.health().getDetails()).containsEntry("says", "The data folder has little room left.");
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void onAFullDiskThePortalDoesNotStart() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new DataSpace(DataSpace.FULL - 1).refuseIfFull(FOLDER))
                .withMessage("The disk is full: the data folder /data has 15 MB left.");
    }
}
