using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Audit;
using Duplicates.Service.Booking;
using Duplicates.Service.Casework;
using Duplicates.Service.Certificates;
using Duplicates.Service.Content;
using Duplicates.Service.Courier;
using Duplicates.Service.Desk;
using Duplicates.Service.Documents;
using Duplicates.Service.Files;
using Duplicates.Service.Following;
using Duplicates.Service.HomeVisits;
using Duplicates.Service.Notifications;
using Duplicates.Service.OfficeWork;
using Duplicates.Service.Queue;
using Duplicates.Service.Recipes;
using Duplicates.Service.Search.Misses;
using Duplicates.Service.Signing;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Duplicates.Service.Data;

/// <summary>
/// The tables of the service. Each feature configures its own; one context and one transaction hold
/// a change, its history, its messages and its audit entry together.
/// </summary>
public abstract class DuplicatesDbContext(DbContextOptions options) : DbContext(options)
{
    internal DbSet<ApplicationRow> Applications => Set<ApplicationRow>();

    internal DbSet<ApplicationEventRow> ApplicationEvents => Set<ApplicationEventRow>();

    internal DbSet<CaseNameWordRow> CaseNameWords => Set<CaseNameWordRow>();

    internal DbSet<CaseNoteRow> CaseNotes => Set<CaseNoteRow>();

    internal DbSet<DraftRow> Drafts => Set<DraftRow>();

    internal DbSet<IntakeMirrorRow> IntakeMirrors => Set<IntakeMirrorRow>();

    internal DbSet<CourierThingRow> CourierThings => Set<CourierThingRow>();

    internal DbSet<UncollectedResultRow> UncollectedResults => Set<UncollectedResultRow>();

    internal DbSet<HomeVisitRow> HomeVisits => Set<HomeVisitRow>();

    internal DbSet<ManifestRow> Manifests => Set<ManifestRow>();

    internal DbSet<ManifestLineRow> ManifestLines => Set<ManifestLineRow>();

    internal DbSet<ManifestCounterRow> ManifestCounters => Set<ManifestCounterRow>();

    internal DbSet<AttachedFileRow> AttachedFiles => Set<AttachedFileRow>();

    internal DbSet<SignatureEvidenceRow> SignatureEvidence => Set<SignatureEvidenceRow>();

    internal DbSet<CertificateDuplicateRow> CertificateDuplicates => Set<CertificateDuplicateRow>();

    internal DbSet<RegisterCounterRow> RegisterCounters => Set<RegisterCounterRow>();

    internal DbSet<VerificationCountRow> VerificationCounts => Set<VerificationCountRow>();

    internal DbSet<BlankRow> Blanks => Set<BlankRow>();

    internal DbSet<BlankMovementRow> BlankMovements => Set<BlankMovementRow>();

    internal DbSet<CitizenRow> Citizens => Set<CitizenRow>();

    internal DbSet<SessionRow> Sessions => Set<SessionRow>();

    internal DbSet<ManagerImportRow> ManagerImports => Set<ManagerImportRow>();

    internal DbSet<SecondFactorRow> SecondFactors => Set<SecondFactorRow>();

    internal DbSet<RecoveryCodeRow> RecoveryCodes => Set<RecoveryCodeRow>();

    internal DbSet<StaffInvitationRow> StaffInvitations => Set<StaffInvitationRow>();

    internal DbSet<SignInTryRow> SignInTries => Set<SignInTryRow>();

    internal DbSet<SignInChallengeRow> SignInChallenges => Set<SignInChallengeRow>();

    internal DbSet<OneTimeCodeRow> OneTimeCodes => Set<OneTimeCodeRow>();

    internal DbSet<SharedCountRow> SharedCounts => Set<SharedCountRow>();

    internal DbSet<LetterRow> Letters => Set<LetterRow>();

    internal DbSet<LetterCounterRow> LetterCounters => Set<LetterCounterRow>();

    internal DbSet<OutboxMessageRow> OutboxMessages => Set<OutboxMessageRow>();

    internal DbSet<ApplicantMessageRow> ApplicantMessages => Set<ApplicantMessageRow>();

    internal DbSet<StaffNoticeRow> StaffNotices => Set<StaffNoticeRow>();

    internal DbSet<StaffNoticeReadRow> StaffNoticeReads => Set<StaffNoticeReadRow>();

    internal DbSet<StaffInboxRow> StaffInboxes => Set<StaffInboxRow>();

    internal DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();

    internal DbSet<ContentVersionRow> ContentVersions => Set<ContentVersionRow>();

    internal DbSet<ImportedRecipeRow> ImportedRecipes => Set<ImportedRecipeRow>();

    internal DbSet<WorkflowTypeRow> WorkflowTypes => Set<WorkflowTypeRow>();

    internal DbSet<WorkflowInstanceRow> WorkflowInstances => Set<WorkflowInstanceRow>();

    internal DbSet<WorkflowWaitRow> WorkflowWaits => Set<WorkflowWaitRow>();

    internal DbSet<CaseChangeRow> CaseChanges => Set<CaseChangeRow>();

    internal DbSet<SearchMissRow> SearchMisses => Set<SearchMissRow>();

    internal DbSet<WorkflowStepRow> WorkflowSteps => Set<WorkflowStepRow>();

    internal DbSet<PlaceRow> Places => Set<PlaceRow>();

    internal DbSet<ReceptionRow> Receptions => Set<ReceptionRow>();

    internal DbSet<QueueTicketRow> QueueTickets => Set<QueueTicketRow>();

    internal DbSet<QueuePeriodRow> QueuePeriods => Set<QueuePeriodRow>();

    internal DbSet<QueueCounterRow> QueueCounters => Set<QueueCounterRow>();

    internal DbSet<QueueDeskRow> QueueDesks => Set<QueueDeskRow>();

    internal DbSet<QueueFigureRow> QueueFigures => Set<QueueFigureRow>();

    internal DbSet<OfficeWorkRow> OfficeWork => Set<OfficeWorkRow>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DuplicatesDbContext).Assembly);

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstantConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <summary>Instants are stored as UTC, in a form that both engines can order.</summary>
    private sealed class UtcInstantConverter() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}

/// <summary>The tables in an SQLite file.</summary>
public sealed class SqliteDuplicatesDbContext(DbContextOptions<SqliteDuplicatesDbContext> options) : DuplicatesDbContext(options);

/// <summary>The tables on a PostgreSQL server.</summary>
public sealed class PostgreSqlDuplicatesDbContext(DbContextOptions<PostgreSqlDuplicatesDbContext> options) : DuplicatesDbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // words are found by their beginnings: letters are compared by their codes, as SQLite does
        modelBuilder.Entity<CaseNameWordRow>().Property(row => row.Word).UseCollation("C");
    }
}
