using Duplicates.Service.Apply;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Pages.Apply;

/// <summary>The draft that a request names.</summary>
/// <param name="Owner">Whose drafts the request may read.</param>
/// <param name="Draft">The draft; null when none of theirs has the id.</param>
internal sealed record OpenDraft(DraftOwner Owner, Draft? Draft)
{
    /// <summary>What <see cref="DraftPageAttribute"/> found for the request.</summary>
    public static OpenDraft Of(HttpContext context) => context.Features.Get<OpenDraft>()!;
}

/// <summary>
/// A page of a draft. Nobody has to sign in: a draft is read by its person, or by the browser that began it. Whoever has neither may have begun
/// it in the cabinet and is sent to sign in; members of staff apply as citizens, not with their office's session. It is decided before the form is looked at,
/// so that one sent after the end of a session is kept for the return.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DraftPageAttribute : Attribute, IAllowAnonymous, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>The page itself answers a reader who has neither: the draft may have become a case a moment ago.</summary>
    public bool AnswersEverybody { get; set; }

    /// <summary>Before the form is read for its protection token.</summary>
    public int Order => 500;

    /// <inheritdoc />
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.User.Identity?.IsAuthenticated is true && !http.User.IsInRole(ServiceRoles.Applicant))
        {
            context.Result = new ForbidResult();
            return;
        }

        var owner = http.RequestServices.GetRequiredService<DraftOwners>().Of(http);
        var draft = Guid.TryParse(context.RouteData.Values["id"] as string, out var id)
            ? await http.RequestServices.GetRequiredService<Drafts>().FindAsync(id, owner, http.RequestAborted)
            : null;
        http.Features.Set(new OpenDraft(owner, draft));
        if (draft is null && id != Guid.Empty && owner.Citizen is null && !AnswersEverybody)
        {
            context.Result = new ChallengeResult();
        }
    }
}
