package jp.kagiban.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jp.kagiban.shared.Kebab;
import org.junit.jupiter.api.Test;

class IconsTest {

    @Test
    void theStyleSheetDrawsEachOfThemAndNoOther() throws IOException {
        String sheet = Files.readString(Path.of("frontend/css/icons.css"));
        assertThat(sheet.lines().filter(line -> line.startsWith(".kb-icon[data-icon=")))
                .containsExactlyElementsOf(Arrays.stream(Icons.values())
                        .map(icon -> ".kb-icon[data-icon=\"" + Kebab.of(icon) + "\"] {")
                        .toList());
    }

    @Test
    void eachHasAShapeOfItsOwn() throws IOException {
        assertThat(Files.readString(Path.of("frontend/css/icons.css"))
                        .lines()
                        .filter(line -> line.startsWith("  --kb-icon: ")))
                .hasSize(Icons.values().length)
                .doesNotHaveDuplicates();
    }
}
