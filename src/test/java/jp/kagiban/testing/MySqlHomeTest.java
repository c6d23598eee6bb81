package jp.kagiban.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MySqlHomeTest {

    @TempDir
    Path folder;

    @Test
    void aMissingLibraryIsSaidInASentence() {
        assertThatThrownBy(() -> MySqlHome.libaio(List.of(folder.toString())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("apt-get install libaio1t64");
    }

    @Test
    void theLibraryIsFoundByItsNewName() throws IOException {
        Path library = Files.createFile(folder.resolve("libaio.so.1t64"));
        assertThat(MySqlHome.libaio(List.of("/nowhere", folder.toString()))).isEqualTo(library);
    }
}
