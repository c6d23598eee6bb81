package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import jp.kagiban.calendar.CalendarAddress;
import jp.kagiban.delivery.chat.ChatChannels;
import jp.kagiban.delivery.push.PushBrowsers;
import jp.kagiban.login.passkey.Passkeys;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.AccessRefused;
import jp.kagiban.tenancy.Permission;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** A request that began before its login ended goes on, and changes nothing any more. */
@ScreenTest
class EndedLoginTest {

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    MemberSessions sessions;

    @Autowired
    RecentProof proof;

    @Autowired
    Access access;

    @Autowired
    Passkeys passkeys;

    @Autowired
    PushBrowsers browsers;

    @Autowired
    ChatChannels channels;

    @Autowired
    CalendarAddress calendar;

    @Autowired
    TenantScope scope;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SecurityContextHolderStrategy security;

    private Merchants.Merchant merchant;

    @BeforeEach
    void logIn() {
        SecurityContextHolder.setContextHolderStrategy(security);
        merchant = merchants.open("山田商店");
        security.setContext(new SecurityContextImpl(login.begun(merchant.owner())));
    }

    @AfterEach
    void leave() {
        security.clearContext();
    }

    private void endElsewhere() {
        CompletableFuture.runAsync(() -> sessions.endAll(merchant.owner())).join();
    }

    @Test
    void itProvesNothing() {
        assertThat(proof.use()).isTrue();
        endElsewhere();
        assertThat(proof.use()).isFalse();
        assertThatThrownBy(passkeys::offer).isInstanceOf(ProofTooOld.class);
    }

    @Test
    void itMayDoNothingInItsCompany() {
        endElsewhere();
        scope.run(merchant.tenant(), () -> {
            assertThat(access.refusal(Permission.SEE_SHOPS)).isPresent();
            assertThatThrownBy(() -> calendar.make(Locale.JAPANESE)).isInstanceOf(AccessRefused.class);
            assertThatThrownBy(() -> browsers.add("{}", Locale.JAPANESE)).isInstanceOf(AccessRefused.class);
            assertThatThrownBy(channels::all).isInstanceOf(AccessRefused.class);
        });
    }

    @Test
    void aChangeThatPassedTheCheckBeforeIsRefusedInItsTransaction() {
        assertThat(proof.use()).isTrue();
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    endElsewhere();
                    proof.hold();
                }))
                .isInstanceOf(ProofTooOld.class);
    }
}
