using System.Globalization;
using System.Text.Json;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Certificates;
using Duplicates.Service.Documents;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.Certificates;

/// <summary>Tells anybody who holds a duplicate whether it is genuine and still valid: the minimum, with initials in place of the name.</summary>
[AllowAnonymous]
internal sealed class VerifyModel(
    CertificateRegister register,
    Letters letters,
    VerificationLimits limits,
    VerificationKeys keys,
    IStringLocalizer<ServiceTexts> texts,
    IOptions<DuplicatesOptions> options,
    TimeProvider clock) : PageModel
{
    /// <summary>What a check of the proof can come to; the texts follow from it.</summary>
    public static IReadOnlyList<string> ProofVerdicts { get; } = ["genuine", "unreadable", "unknown-key", "bad-signature"];

    /// <summary>The longest text that is worth pasting: a whole address with its proof, in any writing.</summary>
    public const int LongestAddress = 2000;

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>The duplicate; null before a search and when there is none.</summary>
    public CertificateDuplicate? Duplicate { get; private set; }

    /// <summary>When it is worth trying again (Almaty); null unless there were too many checks from this address.</summary>
    public TimeOnly? TryAgainAt { get; private set; }

    /// <summary>What the service knows of the code, for the script that sets a proof beside it; empty when it was not asked or does not say.</summary>
    public string Verdict => this switch
    {
        { Duplicate.Annulment: not null } => "annulled",
        { Duplicate: not null } => "valid",
        { WasAsked: true, TryAgainAt: null } when ModelState.IsValid => "unknown",
        _ => string.Empty,
    };

    /// <summary>The address of the genuine service.</summary>
    public string GenuineAddress => options.Value.AddressForPeople;

    /// <summary>What the script needs to check a proof without the network.</summary>
    public string Offline => JsonSerializer.Serialize(
        new
        {
            keys.Published.Keys,
            Kinds = Labels(
                from level in Enum.GetValues<EducationLevel>()
                from distinction in Enum.GetValues<Distinction>()
                let key = $"documents.kind.{level}.{distinction}"
                where TextCatalog.Find(key) is not null
                select ($"{(int)level}{(int)distinction}", key)),
            Scopes = Labels(Enum.GetValues<Domain.Applications.DocumentScope>().Select(scope => (((int)scope).ToString(CultureInfo.InvariantCulture), $"documents.scope.{scope}"))),
        },
        JsonSerializerOptions.Web);

    /// <summary>Whether a code was asked for, so that the page is no page to be found by search.</summary>
    public bool WasAsked { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        WasAsked = !string.IsNullOrWhiteSpace(Code);
        if (!VerificationCode.TryParse(Code, out var code, out var error))
        {
            if (error is not VerificationCodeError.Missing)
            {
                ModelState.AddModelError(nameof(Code), texts[$"verify.code-error.{error}"]);
            }

            return Page();
        }

        if (limits.TryUse(NetworkAddress.Of(HttpContext)) is { } wait)
        {
            TryAgainAt = TooManyTries.TryAgainAt(wait, clock);
            Response.SayTooMany(wait);
            return Page();
        }

        Duplicate = await register.CheckAsync(code, counts: !PassingVisit.Is(HttpContext), cancellationToken);
        if (Duplicate is not null)
        {
            ModelState.Remove(nameof(Code));
            Code = null;
        }
        else if (await letters.FindAsync(code, cancellationToken) is not null)
        {
            return LocalRedirect($"~/{SitePaths.VerifyLetter(code.Value)}");
        }

        return Page();
    }

    private Dictionary<string, string> Labels(IEnumerable<(string Number, string Key)> labels) =>
        labels.ToDictionary(label => label.Number, label => texts[label.Key].Value, StringComparer.Ordinal);
}
