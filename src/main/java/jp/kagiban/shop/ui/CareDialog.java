package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.CareChange;
import jp.kagiban.shop.CareChange.Reason;
import jp.kagiban.shop.CareChange.Refused;
import jp.kagiban.shop.ShopCare;
import jp.kagiban.shop.ShopCares;

/** Changes who is in charge of many shops, and their tags. What isn't chosen stays as it is at each shop. */
final class CareDialog extends Dialog {

    private final ShopCares cares;
    private final List<ShopId> shops;
    private final MemberId member;
    private final Select<Optional<MemberId>> person = new Select<>();
    private final TagsField added;
    private final TagsField removed;

    CareDialog(ShopCares cares, List<ShopId> shops, MemberId member) {
        this.cares = cares;
        this.shops = List.copyOf(shops);
        this.member = member;
        Map<ShopId, ShopCare> all = cares.all();
        addClassName("kb-confirm-dialog");
        setHeaderTitle(getTranslation("shop.care.change"));
        // A click outside would lose the input.
        setCloseOnOutsideClick(false);
        offerPeople(cares.people());
        added = new TagsField(getTranslation("shop.tags.add"), TagsField.of(all.values()), true);
        added.setHelperText(getTranslation("shop.tags.help", ShopCare.MOST_TAGS, ShopCare.LONGEST_TAG));
        Collection<ShopCare> own =
                shops.stream().flatMap(shop -> Stream.ofNullable(all.get(shop))).toList();
        removed = new TagsField(getTranslation("shop.tags.remove"), TagsField.of(own), false);
        removed.setVisible(own.stream().anyMatch(care -> !care.tags().isEmpty()));
        Div form = new Div(new Paragraph(getTranslation("shop.care.shops", shops.size())), person, added, removed);
        form.addClassName("kb-form");
        add(form);
        Button save = new Button(getTranslation("shop.care.apply"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), _ -> close()), save);
    }

    private void offerPeople(Map<MemberId, String> people) {
        person.setLabel(getTranslation("shop.in-charge"));
        person.setEmptySelectionAllowed(true);
        person.setEmptySelectionCaption(getTranslation("shop.care.keep"));
        person.setItems(Stream.concat(
                        Stream.of(Optional.<MemberId>empty()),
                        people.keySet().stream().map(Optional::of))
                .toList());
        person.setItemLabelGenerator(choice -> choice == null
                ? getTranslation("shop.care.keep")
                : choice.map(people::get).orElseGet(() -> getTranslation("shop.in-charge.nobody")));
        person.setManualValidation(true);
    }

    private void save() {
        FieldError.clear(person);
        FieldError.clear(added);
        Optional<MemberId> chosen = person.getValue();
        Set<String> toAdd = added.getValue();
        if (chosen == null && toAdd.isEmpty() && removed.isEmpty()) {
            FieldError.say(person, getTranslation("shop.care.none"));
            return;
        }
        CareChange change = new CareChange(
                chosen != null,
                chosen == null ? null : chosen.orElse(null),
                List.copyOf(toAdd),
                List.copyOf(removed.getValue()));
        cares.change(shops, change, member).ifPresentOrElse(this::refuse, () -> {
            close();
            Notification.show(getTranslation("shop.care.done", shops.size()));
        });
    }

    private void refuse(Refused refused) {
        String sentence = TagsField.sentence(this, refused);
        if (refused.reason() == Reason.MEMBER_GONE) {
            FieldError.say(person, sentence);
        } else {
            FieldError.say(added, sentence);
        }
    }
}
