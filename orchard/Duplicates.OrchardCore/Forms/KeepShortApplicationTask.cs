using System.Globalization;
using Duplicates.OrchardCore.Site;
using Duplicates.Service.Apply;
using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OrchardCore.DisplayManagement.ModelBinding;
using OrchardCore.Workflows;
using OrchardCore.Workflows.Abstractions.Models;
using OrchardCore.Workflows.Activities;
using OrchardCore.Workflows.Display;
using OrchardCore.Workflows.Models;

namespace Duplicates.OrchardCore.Forms;

/// <summary>
/// Hands the answers of a posted form to the service, which checks them like those to its own questions and keeps them as the person's
/// draft. Nothing of them is stored with the workflow. The fields have the names of <see cref="ShortAnswers"/>.
/// </summary>
public sealed class KeepShortApplicationTask(IShortApplication applications, IHttpContextAccessor http, IUpdateModelAccessor updater, IStringLocalizer<KeepShortApplicationTask> texts)
    : TaskActivity
{
    /// <summary>The outcome after which the person goes on at <see cref="NextAddress"/>.</summary>
    public const string Kept = nameof(Kept);

    /// <summary>The outcome after which the person sees the form again with messages beside the fields.</summary>
    public const string Invalid = nameof(Invalid);

    /// <summary>The outcome for somebody who is not signed in as a citizen; <see cref="NextAddress"/> is where to sign in.</summary>
    public const string SignedOut = nameof(SignedOut);

    /// <summary>The output of the workflow that holds where the person goes on.</summary>
    public const string NextAddress = nameof(NextAddress);

    /// <inheritdoc />
    public override string Name => nameof(KeepShortApplicationTask);

    /// <inheritdoc />
    public override LocalizedString DisplayText => texts["Keep a short application"];

    /// <inheritdoc />
    public override LocalizedString Category => texts["Duplicates"];

    /// <inheritdoc />
    public override bool HasEditor => false;

    /// <inheritdoc />
    public override IEnumerable<Outcome> GetPossibleOutcomes(WorkflowExecutionContext workflowContext, ActivityContext activityContext) =>
        Outcomes(texts[Kept], texts[Invalid], texts[SignedOut]);

    /// <inheritdoc />
    public override async Task<ActivityExecutionResult> ExecuteAsync(WorkflowExecutionContext workflowContext, ActivityContext activityContext)
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("A form is posted in a request.");
        var form = await context.Request.ReadFormAsync(workflowContext.CancellationToken);
        var page = form[WorkflowConstants.FormLocationKeyInputName].ToString();
        var language = page.StartsWith('/') && ServiceAddresses.LanguageOf(page) is { } named ? named : ReadingPreferences.LanguageOf(context.Request);
        if (!applications.MayApply(context.User))
        {
            return GoOn(SignedOut, "apply");
        }

        CultureInfo.CurrentCulture = language.Culture;
        CultureInfo.CurrentUICulture = language.Culture;
        var next = await applications.KeepAsync(context.User, Read(form), updater.ModelUpdater.ModelState, workflowContext.CancellationToken);
        return next is null ? Outcomes(Invalid) : GoOn(Kept, next);

        ActivityExecutionResult GoOn(string outcome, string path)
        {
            workflowContext.Output[NextAddress] = $"{context.Request.PathBase}/{language.Code}/{path}";
            return Outcomes(outcome);
        }
    }

    private static ShortAnswers Read(IFormCollection form) => new(
        form[nameof(ShortAnswers.Surname)],
        form[nameof(ShortAnswers.GivenName)],
        form[nameof(ShortAnswers.Patronymic)],
        form[nameof(ShortAnswers.Level)],
        form[nameof(ShortAnswers.Distinction)],
        form[nameof(ShortAnswers.Scope)],
        form[nameof(ShortAnswers.School)],
        form[nameof(ShortAnswers.Year)],
        form[nameof(ShortAnswers.NameChanged)],
        form[nameof(ShortAnswers.Reason)]);
}

internal sealed class KeepShortApplicationTaskDriver : ActivityDisplayDriver<KeepShortApplicationTask>;
