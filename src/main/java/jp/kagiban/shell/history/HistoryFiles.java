package jp.kagiban.shell.history;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import jp.kagiban.audit.HistoryDownload;
import jp.kagiban.audit.HistoryExport;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.HistoryProof;
import jp.kagiban.audit.HistoryWords;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;

/** Writes the company's history into files, for members who may see it. */
@SpringComponent
class HistoryFiles {

    private final HistoryExport export;
    private final HistoryProof proof;
    private final AllowedHistory history;
    private final Access access;
    private final CurrentMember member;
    private final StepUp stepUp;
    private final TenantScope tenants;
    private final Clock clock;

    HistoryFiles(
            HistoryExport export,
            HistoryProof proof,
            AllowedHistory history,
            Access access,
            CurrentMember member,
            StepUp stepUp,
            TenantScope tenants,
            Clock clock) {
        this.export = export;
        this.proof = proof;
        this.history = history;
        this.access = access;
        this.member = member;
        this.stepUp = stepUp;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Opens the download after the member has confirmed their identity. */
    void offer(HistoryFilter filter, HistoryWords words) {
        stepUp.then(() -> download(filter, words).open());
    }

    private HistoryDownload download(HistoryFilter filter, HistoryWords words) {
        TenantId tenant = tenants.current();
        MemberId exporter = member.id();
        String name = "history-" + Jst.stamp(clock.instant());
        return new HistoryDownload(
                        name + ".csv",
                        stepUp::fresh,
                        out -> tenants.run(tenant, () -> write(filter, words, exporter, out)))
                .withProof(name + ".txt", out -> tenants.run(tenant, () -> prove(exporter, out)));
    }

    void prove(MemberId exporter, OutputStream out) {
        access.requireFresh(Permission.SEE_HISTORY);
        try {
            proof.ofCompany(history::requireStill, exporter, out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void write(HistoryFilter filter, HistoryWords words, MemberId exporter, OutputStream out) {
        access.requireFresh(Permission.SEE_HISTORY);
        try {
            export.ofCompany(history, filter, words, exporter, out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
