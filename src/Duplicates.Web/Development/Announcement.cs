using Duplicates.Domain;
using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Duplicates.Web.StaffAccounts;

namespace Duplicates.Web.Development;

/// <summary>Says at the start where the service answers and, in Development, who can sign in.</summary>
internal static class Announcement
{
    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        var database = app.Services.GetRequiredService<DatabaseSetting>();
        if (await app.Services.GetRequiredService<DemonstrationAccounts>().CountBarredAsync(database, cancellationToken) is > 0 and var barred)
        {
            await output.WriteLineAsync($"Demonstration accounts in this database: {barred}. They cannot sign in outside Development.");
        }

        foreach (var address in app.Urls)
        {
            await output.WriteLineAsync($"Duplicates is ready: {address}");
        }

        if (!app.Environment.IsDevelopment() || app.Urls.FirstOrDefault() is not { } first)
        {
            return;
        }

        var emails = await database.ReadPlainAsync("SELECT \"Email\" FROM \"AspNetUsers\" WHERE \"IsDemonstration\" = TRUE ORDER BY 1", row => row.GetString(0), cancellationToken);
        await output.WriteLineAsync($"Citizens: any valid IIN, for example 880515300001, with any mobile number; codes appear at {first}/dev/outbox");
        await output.WriteLineAsync($"Staff: {first}/{SignInAddress.OfStaff(Languages.Kazakh)}, password {StaffAccountsStep.DemoPassword}");
        foreach (var email in emails)
        {
            await output.WriteLineAsync($"  {email}");
        }
    }
}
