package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kagiban.kit.TimeText;
import jp.kagiban.order.IntakeStatus;
import jp.kagiban.order.IntakeStatuses;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ListFacts;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;

/** Adds the status of the intake to the list of shops: its state, and the times of the last and next run. */
@SpringComponent
class IntakeFacts implements ListFacts {

    private final IntakeStatuses intakes;
    private final Access access;

    IntakeFacts(IntakeStatuses intakes, Access access) {
        this.intakes = intakes;
        this.access = access;
    }

    @Override
    public Map<ShopId, Fact> of(Component page, Instant now) {
        if (!access.may(Permission.SEE_ORDERS)) {
            return Map.of();
        }
        IntakeWords words = new IntakeWords(page);
        return intakes.all().stream()
                .collect(Collectors.toMap(IntakeStatus::shop, intake -> fact(page, words, intake, now)));
    }

    private static Fact fact(Component page, IntakeWords words, IntakeStatus intake, Instant now) {
        List<String> rest = new ArrayList<>();
        if (intake.lastSuccess() != null) {
            rest.add(
                    intake.pause() == null
                            ? words.ago(intake.lastSuccess(), now)
                            : page.getTranslation(
                                    "order.intake.last-at", TimeText.timeOrMinute(intake.lastSuccess(), now)));
        }
        if (intake.pause() == null
                && intake.nextRun() != null
                && intake.nextRun().isAfter(now)) {
            rest.add(page.getTranslation("order.intake.next-at", TimeText.timeOrMinute(intake.nextRun(), now)));
        }
        return new Fact(
                page.getTranslation("order.intake.fact"),
                intake.state(now).severity(),
                words.word(intake.state(now)),
                rest);
    }
}
