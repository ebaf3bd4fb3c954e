using Duplicates.Web.StaffAccounts;

namespace Duplicates.Web.Development;

/// <summary>Says at the start where the service answers and, in Development, who can sign in.</summary>
internal static class Announcement
{
    public static void Write(WebApplication app, TextWriter output)
    {
        foreach (var address in app.Urls)
        {
            output.WriteLine($"Duplicates is ready: {address}");
        }

        if (!app.Environment.IsDevelopment() || app.Urls.FirstOrDefault() is not { } first)
        {
            return;
        }

        using var scope = app.Services.CreateScope();
        output.WriteLine($"Citizens: any valid IIN, for example 880515300001, with any mobile number; codes appear at {first}/dev/outbox");
        output.WriteLine($"Staff: {first}/kk/sign-in/staff, password {StaffAccountsStep.DemoPassword}");
        foreach (var account in scope.ServiceProvider.GetRequiredService<StaffDbContext>().Users.OrderBy(account => account.Email))
        {
            output.WriteLine($"  {account.Email}");
        }
    }
}
