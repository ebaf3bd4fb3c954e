using Duplicates.Service.Accounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Accounts;

/// <summary>A page that takes a one-time code and can have it sent again.</summary>
internal abstract class CodePage(OneTimeCodes codes, BrowserKeys browsers, OneTimeCodePurpose purpose, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>A new code was sent just now.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Again { get; set; }

    /// <summary>The code that is asked for, if this browser asked for it.</summary>
    public SentCode? Sent { get; private set; }

    /// <summary>The address that sends the code again and keeps what this one says.</summary>
    public virtual string AgainAddress => Url.Page(null, "Again")!;

    /// <summary>The id of the code, which the address names.</summary>
    protected abstract Guid SentId { get; }

    /// <summary>The browser that shows the page.</summary>
    protected string? Browser => browsers.Of(HttpContext);

    /// <summary>What the page says.</summary>
    protected IStringLocalizer<ServiceTexts> Texts => texts;

    /// <inheritdoc />
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Result is PageResult)
        {
            Sent = await codes.FindAsync(SentId, purpose, Browser, HttpContext.RequestAborted);
        }
    }

    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Code = null;
        try
        {
            return await SendAgainAsync(purpose, SentId, cancellationToken) is { } id ? GoToCode(id) : GoToStart();
        }
        catch (TooManyCodesException exception)
        {
            return this.TooManyCodesAsked(exception, texts);
        }
    }

    /// <summary>Sends another code in place of one that this browser asked for; null when it did not.</summary>
    protected Task<Guid?> SendAgainAsync(OneTimeCodePurpose codePurpose, Guid id, CancellationToken cancellationToken) =>
        codes.SendAgainAsync(id, codePurpose, Browser, NetworkAddress.Of(HttpContext), ReaderLanguage.Current, cancellationToken);

    /// <summary>The same page for another code.</summary>
    protected abstract IActionResult GoToCode(Guid id);

    /// <summary>Where codes are asked for.</summary>
    protected abstract IActionResult GoToStart();
}
