package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import java.time.LocalDate;
import java.util.Set;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.login.ui.ReauthScope;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.KeyCommands;
import jp.kagiban.shop.KeyCommands.ExpiryEntry;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.shop.register.CheckNow;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;

/** Carries out the member's actions on the keys of a shop. */
final class KeyActions {

    private final ShopId shop;
    private final ShopFormService shopForms;
    private final KeyCommands keyCommands;
    private final MemberId member;
    private final Access access;
    private final ReauthScope reauth;

    KeyActions(
            ShopId shop,
            ShopFormService shopForms,
            KeyCommands keyCommands,
            MemberId member,
            Access access,
            ReauthScope reauth) {
        this.access = access;
        this.reauth = reauth;
        this.shop = shop;
        this.shopForms = shopForms;
        this.keyCommands = keyCommands;
        this.member = member;
    }

    /** Whether the member may change keys. Screens leave the actions out otherwise. */
    boolean allowed() {
        return access.may(Permission.CHANGE_KEYS);
    }

    /** Adds actions to a panel if the member may change keys. */
    MessagePanel offer(MessagePanel panel, Component... actions) {
        return allowed() ? panel.offer(actions) : panel;
    }

    /** Adds paragraphs of which only the first is for readers who may not change keys. The others say what to do. */
    MessagePanel tell(MessagePanel panel, String text) {
        text.lines().limit(allowed() ? Long.MAX_VALUE : 1).forEach(panel::say);
        return panel;
    }

    /** Runs a change of a key after the member has proven their identity. */
    void afterProof(Runnable change) {
        reauth.then(change);
    }

    /** Returns a line that shows until when the last proof of identity counts. */
    Component proofLine() {
        return reauth.line();
    }

    CheckNow checkNow() {
        return keyCommands.checkNow(shop);
    }

    Saving renew(String key, Set<Problem.Kind> accepted) {
        return shopForms.renew(shop, key, accepted, member);
    }

    boolean destroySecrets(GenerationId generation) {
        return keyCommands.destroySecrets(shop, generation);
    }

    ExpiryEntry enterExpiry(GenerationId generation, String end, LocalDate day) {
        return keyCommands.enterExpiry(shop, generation, end, day, member);
    }

    boolean confirm(GenerationId generation) {
        return keyCommands.confirm(shop, generation, member);
    }

    boolean withdraw(GenerationId generation) {
        return keyCommands.withdraw(shop, generation, member);
    }
}
