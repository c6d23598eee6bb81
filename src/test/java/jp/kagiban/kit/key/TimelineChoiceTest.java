package jp.kagiban.kit.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;

class TimelineChoiceTest {

    @Test
    void itComesBackFromItsAddress() {
        TimelineChoice choice = new TimelineChoice(KeyStage.MONTH, true, true);
        assertThat(choice.query().getQueryString().split("&"))
                .containsExactlyInAnyOrder("keys=month", "form=table", "rows=all");
        assertThat(TimelineChoice.of(choice.query())).isEqualTo(choice);
    }

    @Test
    void whatIsShownAnywayIsNotNamed() {
        assertThat(TimelineChoice.START.query().getQueryString()).isEmpty();
        assertThat(TimelineChoice.of(QueryParameters.empty())).isEqualTo(TimelineChoice.START);
    }

    @Test
    void whatCanNotBeReadIsLeftOut() {
        assertThat(TimelineChoice.of(QueryParameters.fromString("keys=nonsense&form=&rows=7")))
                .isEqualTo(TimelineChoice.START);
    }

    @Test
    void anotherFilterBeginsWithTheFirstRows() {
        assertThat(new TimelineChoice(null, true, true).with(KeyStage.WEEK))
                .isEqualTo(new TimelineChoice(KeyStage.WEEK, true, false));
    }
}
