using Duplicates.Domain;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.Time;
using Duplicates.Service.Certificates;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Api;

/// <summary>What is told of a duplicate: the minimum, with initials in place of the name.</summary>
/// <param name="IsValid">Genuine and not annulled.</param>
/// <param name="AnnulledOn">Almaty date on which it lost its force; null when it did not.</param>
/// <param name="Kind">What certificate it is.</param>
/// <param name="Scope">The certificate, the supplement, or both.</param>
/// <param name="School">The school that issued it.</param>
/// <param name="IssuedOn">Almaty date of issue.</param>
/// <param name="Initials">Whose it is.</param>
internal sealed record CertificateAnswer(bool IsValid, DateOnly? AnnulledOn, string Kind, string Scope, string School, DateOnly IssuedOn, string Initials);

/// <summary>Tells whether a duplicate is genuine and still valid; each check is counted like one on the page.</summary>
internal static class CertificateChecking
{
    public static async Task<Results<Ok<CertificateAnswer>, ProblemHttpResult>> CheckAsync(
        string code,
        HttpContext context,
        CertificateRegister register,
        VerificationLimits limits,
        TimeProvider clock,
        IStringLocalizer<ServiceTexts> texts,
        CancellationToken cancellationToken)
    {
        var problems = new Problems(context, texts);
        if (!VerificationCode.TryParse(code, out var parsed, out var error))
        {
            problems.Add("code", texts[$"verify.code-error.{error}"]);
            return problems.Invalid();
        }

        if (limits.TryUse(NetworkAddress.Of(context)) is { } wait)
        {
            return problems.TooMany(wait, clock);
        }

        return await register.CheckAsync(parsed, counts: !PassingVisit.Is(context), cancellationToken) is { } duplicate
            ? TypedResults.Ok(Answer(duplicate, texts))
            : problems.NotFound($"{texts["verify.unknown"]} {texts["verify.unknown-text"]}");
    }

    private static CertificateAnswer Answer(CertificateDuplicate duplicate, IStringLocalizer<ServiceTexts> texts) => new(
        duplicate.Annulment is null,
        duplicate.Annulment is { } annulment ? DateOnly.FromDateTime(AlmatyTime.ToLocal(annulment.At)) : null,
        texts[$"documents.kind.{duplicate.Kind.Level}.{duplicate.Kind.Distinction}"],
        texts[$"documents.scope.{duplicate.Scope}"],
        duplicate.OfficeName.In(ReaderLanguage.Current),
        duplicate.IssuedOn,
        ReaderLanguage.Current == Languages.Russian ? duplicate.NameRu.InitialsOnly : duplicate.NameKk.InitialsOnly);
}
