using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Duplicates.Service.Apply;

/// <summary>What a form of a door asks on one page, as it was typed. The fields of the form have the names of these properties.</summary>
/// <param name="Surname">The applicant's surname.</param>
/// <param name="GivenName">The applicant's given name.</param>
/// <param name="Patronymic">The applicant's patronymic, if any.</param>
/// <param name="Level">The level of education.</param>
/// <param name="Distinction">Ordinary, or which distinction.</param>
/// <param name="Scope">The certificate, its supplement, or both.</param>
/// <param name="School">Words of the school's name or place.</param>
/// <param name="Year">The year of finishing.</param>
/// <param name="NameChanged">Whether the name on the original is another one.</param>
/// <param name="Reason">Lost or damaged.</param>
public sealed record ShortAnswers(
    string? Surname,
    string? GivenName,
    string? Patronymic,
    string? Level,
    string? Distinction,
    string? Scope,
    string? School,
    string? Year,
    string? NameChanged,
    string? Reason);

/// <summary>
/// Begins a person's application with the answers of a door's own form. They are checked like those to the service's questions and kept
/// as a draft; what is still open, the consent and the signature are asked by the service's own pages.
/// </summary>
public interface IShortApplication
{
    /// <summary>Whether this is a citizen who is signed in and may apply.</summary>
    bool MayApply(ClaimsPrincipal person);

    /// <summary>Keeps the answers of a person who may apply, for oneself.</summary>
    /// <param name="person">The citizen.</param>
    /// <param name="answers">The answers as typed.</param>
    /// <param name="modelState">Takes a message for each problem, beside its field, in the reader's language.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The address, below that of the language, where the person goes on; null when there were problems.</returns>
    Task<string?> KeepAsync(ClaimsPrincipal person, ShortAnswers answers, ModelStateDictionary modelState, CancellationToken cancellationToken);
}
