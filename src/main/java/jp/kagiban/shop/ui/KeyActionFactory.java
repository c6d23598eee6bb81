package jp.kagiban.shop.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.KeyCommands;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Access;

/** Makes what the member at the screen can do with the keys of a shop. */
@SpringComponent
class KeyActionFactory {

    private final ShopFormService forms;
    private final KeyCommands commands;
    private final CurrentMember member;
    private final Access access;
    private final StepUp stepUp;

    KeyActionFactory(ShopFormService forms, KeyCommands commands, CurrentMember member, Access access, StepUp stepUp) {
        this.forms = forms;
        this.commands = commands;
        this.member = member;
        this.access = access;
        this.stepUp = stepUp;
    }

    KeyActions on(ShopId shop) {
        return new KeyActions(shop, forms, commands, member.id(), access, stepUp.work());
    }
}
