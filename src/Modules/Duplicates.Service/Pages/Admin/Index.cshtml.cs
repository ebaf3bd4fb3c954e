using Duplicates.Service.Administration;
using Duplicates.Service.Settings;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Admin;

/// <summary>Where the work of an administrator begins: what needs attention, what runs here, and the settings as they hold.</summary>
[Authorize(Policy = ServicePolicies.Administrator)]
internal sealed class IndexModel(Attention attention, HeldSettings settings, DatabaseSetting database, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    /// <summary>What needs attention; empty when all is well.</summary>
    public IReadOnlyList<AttentionLine> Lines { get; private set; } = [];

    /// <summary>Version and commit.</summary>
    public static string Version => ServiceVersion.WithCommit;

    /// <summary>The engine of the database.</summary>
    public string Engine => database.Engine.ToString();

    /// <summary>When the last backup was made (UTC); null when nobody tells.</summary>
    public DateTimeOffset? BackupAt => attention.BackupAt;

    /// <summary>Megabytes that are free.</summary>
    public long FreeMegabytes => attention.FreeMegabytes;

    /// <summary>The settings as they hold; secrets without their values.</summary>
    public IReadOnlyList<HeldSetting> Settings { get; private set; } = [];

    /// <summary>What a line says.</summary>
    public string TextOf(AttentionLine line) => texts[$"admin.attention.{line.Kind}", [.. line.Values.Select(value => value is DateTime at ? texts.DateTime(at) : value)]];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Lines = await attention.ReadAsync(cancellationToken);
        Settings = settings.Read();
    }
}
