package jp.kagiban.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {})
class LabelsTest extends BrowserlessTest {

    @Test
    void aNameWithinAnotherOfItsKindIsFound() {
        Div part = new Div(new Button("確認"), new Button("もう一度確認"), new H1("店舗"), new Div(new H2("店舗の一覧")));
        assertThat(Labels.confused(part))
                .containsExactlyInAnyOrder("button: '確認' is part of 'もう一度確認'", "heading: '店舗' is part of '店舗の一覧'");
    }

    @Test
    void theSameNameTwiceIsFound() {
        assertThat(Labels.confused(new Div(new Anchor("a", "開く"), new Anchor("b", "開く"))))
                .hasSize(2);
    }

    @Test
    void kindsAreApartAndHiddenPartsCountForNothing() {
        Button hidden = new Button("保存");
        hidden.setVisible(false);
        assertThat(Labels.confused(new Div(new H1("保存"), new Button("保存"), hidden)))
                .isEmpty();
    }

    @Test
    void anAriaLabelIsTheNameAndMustNotHoldAFieldsLabel() {
        Button reveal = new Button("目");
        reveal.setAriaLabel("licenseKeyを表示");
        assertThat(Labels.confused(new Div(new TextField("licenseKey"), reveal)))
                .containsExactly("field: a label is part of the aria-label 'licenseKeyを表示'");
    }
}
