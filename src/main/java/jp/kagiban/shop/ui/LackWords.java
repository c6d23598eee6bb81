package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.manual.ManualStep;
import jp.kagiban.manual.ui.StepWay;
import jp.kagiban.shop.diagnosis.Lack;

/** Adds sentences to a panel about what an accepted key lacks. */
final class LackWords {

    private LackWords() {}

    /**
     * Adds that the mall refuses orders with the key, and for members who may change keys how to enable the functions.
     * Adds nothing if the mall doesn't refuse them.
     */
    static void ofOrders(Component page, Lack lack, MessagePanel panel, KeyActions keyActions) {
        if (!lack.orders()) {
            return;
        }
        keyActions.tell(
                panel,
                lack.refused().isEmpty()
                        ? page.getTranslation("shop.lack.unknown")
                        : page.getTranslation("shop.lack.functions", lack.functions()));
        if (keyActions.allowed()) {
            panel.show(new StepWay(ManualStep.SWITCH_FUNCTIONS_ON, page.getTranslation("shop.lack.step")));
        }
    }

    /** Adds that the key belongs to another shop, if that is known. */
    static void ofOwner(Component page, Lack lack, MessagePanel panel) {
        if (lack.owner() != null) {
            panel.say(page.getTranslation("shop.diagnosis.other-shop", lack.owner()));
        }
    }
}
